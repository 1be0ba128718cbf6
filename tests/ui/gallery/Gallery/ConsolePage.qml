// The components at the desk's size, 1920 by 1080, in every state that they have.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

SurfaceWindow {
    id: root

    property bool asking: false

    designWidth: 1920
    designHeight: 1080

    TopBar {
        id: bar

        width: parent.width
        branchName: "Chi nhánh số 3"
        subtitle: "Quầy 05 · Nguyễn Thị Ánh Tuyết"

        AppButton {
            kind: AppButton.Kind.Quiet
            text: "Rời quầy"
            iconName: "log-out"
        }

        Clock {
            anchors.verticalCenter: parent?.verticalCenter
            now: new Date(2026, 2, 9, 8, 41)
            dated: true
        }
    }

    RowLayout {
        anchors.top: bar.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap32
        spacing: Theme.gap32

        ColumnLayout {
            Layout.preferredWidth: Theme.px(560)
            Layout.maximumWidth: Theme.px(560)
            spacing: Theme.gap12

            AppText {
                text: "Nút bấm"
                size: Theme.title
                weight: Theme.bold
            }

            Flow {
                Layout.fillWidth: true
                spacing: Theme.gap12

                AppButton {
                    objectName: "callNext"
                    text: "Mời số tiếp theo"
                    iconName: "megaphone"
                    keyHint: "F2"
                    focus: true
                    focusReason: Qt.TabFocusReason
                }

                AppButton {
                    kind: AppButton.Kind.Secondary
                    text: "Mời lại"
                    iconName: "bell-ring"
                    keyHint: "F3"
                }

                AppButton {
                    kind: AppButton.Kind.Danger
                    text: "Vắng mặt"
                    iconName: "user-x"
                }

                AppButton {
                    kind: AppButton.Kind.Quiet
                    text: "Tạm dừng"
                    iconName: "pause"
                }

                AppButton {
                    objectName: "calling"
                    text: "Đang mời"
                    busy: true
                }

                AppButton {
                    enabled: false
                    text: "Kết thúc"
                    iconName: "check"
                }
            }

            AppText {
                text: "Trạng thái"
                size: Theme.title
                weight: Theme.bold
                Layout.topMargin: Theme.gap12
            }

            Flow {
                Layout.fillWidth: true
                spacing: Theme.gap8

                StatusPill {
                    text: "12 đang chờ"
                    iconName: "users"
                }

                StatusPill {
                    text: "Ưu tiên: cao tuổi"
                    iconName: "elderly"
                    tone: StatusPill.Tone.Accent
                }

                StatusPill {
                    text: "Thai phụ"
                    iconName: "pregnant"
                    tone: StatusPill.Tone.Accent
                }

                StatusPill {
                    text: "Đến lượt"
                    iconName: "bell-ring"
                    tone: StatusPill.Tone.Gold
                }

                StatusPill {
                    text: "Đã kết nối"
                    iconName: "wifi"
                    tone: StatusPill.Tone.Positive
                }

                StatusPill {
                    text: "Sắp hết giấy"
                    iconName: "printer"
                    tone: StatusPill.Tone.Caution
                }

                StatusPill {
                    text: "Hết giấy"
                    iconName: "printer-empty"
                    tone: StatusPill.Tone.Danger
                }
            }

            Banner {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap12
                text: "Còn 15 phút nữa hết giờ tiếp nhận"
            }

            Banner {
                Layout.fillWidth: true
                tone: Banner.Tone.Caution
                iconName: "cloud-off"
                text: "Mất kết nối với máy chủ"
                detail: "Các lệnh đang được giữ lại và sẽ gửi khi có mạng."
            }

            Banner {
                objectName: "paper"
                Layout.fillWidth: true
                tone: Banner.Tone.Danger
                iconName: "printer-empty"
                text: "Máy in hết giấy"
                detail: "Thay cuộn giấy rồi bấm In lại."
                actionText: "In lại"
            }

            Item {
                Layout.fillHeight: true
            }
        }

        Card {
            Layout.fillHeight: true
            Layout.fillWidth: true

            Column {
                width: parent.width
                spacing: Theme.gap4

                AppText {
                    text: "Đang chờ"
                    size: Theme.title
                    weight: Theme.bold
                    bottomPadding: Theme.gap8
                }

                ListRow {
                    width: parent.width
                    title: "A012 · Đăng ký khai sinh"
                    subtitle: "Chờ 14 phút · Cao tuổi"
                    iconName: "elderly"
                    trailing: "Kế tiếp"
                    selected: true
                    keyHint: "1"
                }

                ListRow {
                    width: parent.width
                    title: "C031 · Cấp Giấy phép lưu hành xe quá tải trọng, xe quá khổ giới hạn, xe bánh xích, xe vận chuyển hàng siêu trường, siêu trọng trên đường bộ"
                    subtitle: "Chờ 12 phút"
                    iconName: "bus"
                    chevron: true
                }

                ListRow {
                    width: parent.width
                    title: "B007 · Chứng thực bản sao từ bản chính"
                    subtitle: "Chờ 9 phút"
                    iconName: "stamp"
                    chevron: true
                }

                ListRow {
                    width: parent.width
                    enabled: false
                    title: "B008 · Đã chuyển quầy 02"
                    iconName: "arrow-right-left"
                }

                Skeleton {
                    width: parent.width * 0.7
                }

                Skeleton {
                    width: parent.width * 0.4
                }

                Busy {}

                BrandMark {
                    size: Theme.px(72)
                }
            }
        }

        ColumnLayout {
            Layout.preferredWidth: Theme.px(420)
            Layout.maximumWidth: Theme.px(420)
            Layout.fillHeight: true
            spacing: Theme.gap16

            NumberPlate {
                Layout.fillWidth: true
                number: "A012"
                caption: "Đang phục vụ"
                called: true
                size: Theme.px(120)
            }

            NumberPlate {
                Layout.fillWidth: true
                number: "A013"
                caption: "Kế tiếp"
            }

            Tile {
                Layout.fillWidth: true
                iconName: "file-check"
                title: "Đã tiếp nhận hồ sơ"
                subtitle: "Kết thúc và ghi kết quả"
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }

    Toast {
        id: toast

        parent: root.contentItem
        visible: true
        message: "Đã mời A012 đến quầy 05"
    }

    Sheet {
        id: sheet

        visible: root.asking
        byKeyboard: true
        title: "Kết thúc phiếu A012?"
        text: "Chọn kết quả giải quyết. Phiếu đã kết thúc không thể mở lại."
        iconName: "file-check"

        buttons: [
            AppButton {
                objectName: "finish"
                text: "Kết thúc"
                iconName: "check"
            },
            AppButton {
                objectName: "back"
                kind: AppButton.Kind.Secondary
                text: "Quay lại"
            }
        ]

        ListRow {
            width: parent.width
            objectName: "accepted"
            title: "Đã tiếp nhận hồ sơ"
            iconName: "file-check"
            selected: true
        }

        ListRow {
            width: parent.width
            objectName: "supplement"
            title: "Yêu cầu bổ sung giấy tờ"
            iconName: "file-text"
        }
    }
}
