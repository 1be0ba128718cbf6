// The moment between the touch and the number; there is nothing to touch here, so nothing can be touched twice.
import QtQuick
import Kiosk.Model
import MotCua

KioskPage {
    id: root

    heading: qsTr("Taking your number…")
    subheading: (root.view.taking as NumberView).serviceName

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.gap64 * 2
        spacing: Theme.gap32

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(144)
            height: width
            radius: width / 2
            color: Theme.accentSoft

            Icon {
                anchors.centerIn: parent
                name: "ticket"
                size: Theme.px(72)
                tint: Theme.accent
            }
        }

        AppText {
            width: parent.width
            text: root.heading
            size: Theme.display
            weight: Theme.extraBold
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        AppText {
            width: parent.width
            text: root.subheading
            size: Theme.title
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Busy {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.px(56)
        }
    }
}
