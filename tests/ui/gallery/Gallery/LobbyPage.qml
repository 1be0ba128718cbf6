// The components at the lobby's size and in its dark colours, 1920 by 1080.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

SurfaceWindow {
    id: root

    designWidth: 1920
    designHeight: 1080

    TopBar {
        id: bar

        width: parent.width
        height: Theme.px(60)
        branchName: "Chi nhánh số 3"
        showConnection: false

        Clock {
            now: new Date(2026, 2, 9, 8, 41)
            size: Theme.headline
        }
    }

    Row {
        anchors.top: bar.bottom
        anchors.left: parent.left
        anchors.margins: Theme.gap24
        spacing: Theme.gap24

        NumberPlate {
            called: true
            caption: "Mời số"
            number: "A012"
            size: Theme.px(150)
        }

        Column {
            spacing: Theme.gap12

            AppText {
                text: "đến quầy"
                size: Theme.headline
                weight: Theme.semiBold
            }

            Numeral {
                text: "05"
                size: Theme.px(110)
                weight: Theme.extraBold
                color: Theme.gold
            }

            StatusPill {
                text: "27 người chờ"
                iconName: "users"
                size: Theme.body
            }
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap24
        spacing: Theme.gap12

        Row {
            spacing: Theme.gap12

            NumberPlate {
                number: "C031"
                caption: "Quầy 02"
            }

            NumberPlate {
                number: "B117"
                caption: "Quầy 11"
            }

            AppButton {
                text: "Lấy số"
                iconName: "ticket"
            }
        }

        Banner {
            width: parent.width
            tone: Banner.Tone.Caution
            text: "Mất kết nối – số trên màn hình có thể đã cũ"
        }
    }
}
