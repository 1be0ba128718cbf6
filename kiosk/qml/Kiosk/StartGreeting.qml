// The one question of the start screen, and the time beside it.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property KioskView view
    required property bool low
    required property string heading
    required property string subheading

    implicitHeight: Math.max(words.implicitHeight, time.implicitHeight)

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: time.left
        anchors.rightMargin: Theme.gap24
        spacing: root.low ? 0 : Theme.gap4

        AppText {
            width: parent.width
            text: root.heading
            size: root.low ? Theme.title : Theme.headline
            weight: Theme.extraBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        AppText {
            width: parent.width
            visible: !root.low && root.subheading !== ""
            text: root.subheading
            size: Theme.lead
            color: Theme.inkSoft
        }
    }

    Column {
        id: time

        anchors.right: parent.right
        anchors.verticalCenter: root.low ? parent.verticalCenter : undefined
        spacing: 0

        Clock {
            anchors.right: parent.right
            objectName: "clock"
            Accessible.description: today.text
            now: root.view.wallTime
            size: root.low ? Theme.title : Theme.display
            tint: Theme.accent
        }

        AppText {
            id: today

            anchors.right: parent.right
            visible: !root.low
            text: root.view.wallTime.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM")
            weight: Theme.medium
            color: Theme.inkSoft
            wrapMode: Text.NoWrap
        }
    }
}
