// How a code is presented: a telephone or a paper held to the scanner's window. Not shown at a kiosk without one.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

Item {
    id: root

    required property ScanView scans
    required property string text
    // What the code stands on: an icon in the outline of a telephone, or of a sheet of paper.
    property bool paper: false

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    visible: root.scans.ready
    implicitWidth: Theme.px(420)
    implicitHeight: Math.max(picture.height, words.implicitHeight) + 2 * Theme.gap16
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusLarge
        border.color: Theme.rim
        border.width: Theme.rimWidth
        color: Theme.accentSoft
    }

    Row {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.px(108)
        spacing: Theme.gap8

        Rectangle {
            width: Theme.px(root.paper ? 80 : 62)
            height: parent.height
            radius: root.paper ? Theme.hairline * 2 : Theme.px(12)
            border.color: Theme.accent
            border.width: Theme.stroke
            color: Theme.surfaceRaised

            Icon {
                anchors.centerIn: parent
                name: "qr-code"
                size: Theme.px(44)
                tint: Theme.accent
            }
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "arrow-right"
            size: Theme.px(32)
            tint: Theme.accent
        }

        Rectangle {
            width: Theme.px(62)
            height: Theme.px(62)
            anchors.verticalCenter: parent.verticalCenter
            radius: Theme.radius
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "scan-line"
                size: Theme.px(40)
                tint: Theme.inkOnAccent
            }
        }
    }

    AppText {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.gap24
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: Theme.lead
        weight: Theme.medium
        color: Theme.inkOnAccentSoft
        Accessible.ignored: true
    }
}
