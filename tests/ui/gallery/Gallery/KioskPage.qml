// The components at the kiosk's size, 1080 by 1920.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

SurfaceWindow {
    id: root

    designWidth: 1080
    designHeight: 1920

    TopBar {
        id: bar

        objectName: "topBar"
        width: parent.width
        branchName: "Chi nhánh số 3 – Trung tâm Phục vụ hành chính công"
        subtitle: "258 Võ Chí Công, phường Tây Hồ"
        connected: false

        Clock {
            now: new Date(2026, 2, 9, 8, 41)
        }
    }

    ColumnLayout {
        anchors.top: bar.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap32
        spacing: Theme.gap16

        Banner {
            objectName: "lineCut"
            Layout.fillWidth: true
            tone: Banner.Tone.Caution
            iconName: "cloud-off"
            text: "Đang làm việc khi mất kết nối. Số phiếu vẫn có hiệu lực."
        }

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap8
            text: "Mời quý khách chọn lĩnh vực"
            size: Theme.display
            weight: Theme.extraBold
        }

        AppText {
            Layout.fillWidth: true
            text: "Chạm vào ô bên dưới để lấy số thứ tự"
            size: Theme.lead
            color: Theme.inkSoft
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap8
            columns: 2
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap16
            uniformCellWidths: true

            Tile {
                objectName: "tileCivil"
                upright: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                iconName: "users-round"
                title: "Hộ tịch"
                subtitle: "Khai sinh, kết hôn, khai tử"
                badge: "12 người đang chờ"
            }

            Tile {
                objectName: "tileStamp"
                upright: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                iconName: "stamp"
                title: "Chứng thực"
                subtitle: "Bản sao, chữ ký, hợp đồng"
                badge: "4 người đang chờ"
            }

            Tile {
                objectName: "tileLand"
                upright: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                iconName: "map-pinned"
                title: "Đất đai – Nhà ở"
                subtitle: "Đăng ký biến động, cấp giấy chứng nhận"
                badge: "27 người đang chờ"
            }

            Tile {
                objectName: "tileBusiness"
                upright: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                enabled: false
                iconName: "store"
                title: "Hộ kinh doanh"
                subtitle: "Đăng ký thành lập, thay đổi"
                reason: "Mở lại lúc 13:30"
            }
        }

        Tile {
            objectName: "tileLong"
            Layout.fillWidth: true
            iconName: "file-text"
            title: "Thủ tục đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp giải quyết tranh chấp, khiếu nại, tố cáo về đất đai; xử lý tài sản thế chấp là quyền sử dụng đất đã được đăng ký"
            titleSize: Theme.body
            selected: true
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap8
            spacing: Theme.gap24

            NumberPlate {
                number: "A012"
                caption: "Số của quý khách"
                size: Theme.hero
            }

            NumberPlate {
                number: "A011"
                caption: "Đang mời"
                called: true
                size: Theme.hero
            }
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap12

            AppButton {
                objectName: "primary"
                text: "Lấy số"
                iconName: "ticket"
                size: Theme.lead
            }

            AppButton {
                objectName: "secondary"
                kind: AppButton.Kind.Secondary
                text: "Quay lại"
                iconName: "arrow-left"
                size: Theme.lead
            }

            AppButton {
                objectName: "quiet"
                kind: AppButton.Kind.Quiet
                text: "Tôi cần trợ giúp"
                iconName: "circle-question-mark"
                size: Theme.lead
            }
        }

        Item {
            Layout.fillHeight: true
        }

        LanguageSwitch {
            objectName: "languages"
            codes: ["vi", "en"]
            names: ["Tiếng Việt", "English"]
            current: "vi"
        }
    }
}
