// Which counter this is and what for, the time, and the other language by one touch.
import QtQuick
import MotCua
import Panel.Model

Rectangle {
    id: root

    required property bool upright
    required property PanelView view

    color: Theme.surfaceRaised
    height: Theme.target + Theme.gap8 * 2 + (root.upright ? Theme.gap8 : 0)

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }

    Rectangle {
        id: sign

        Accessible.ignored: true
        color: Theme.accent
        height: Theme.target
        radius: Theme.radius
        visible: root.view.counter > 0
        width: visible ? Math.max(Theme.px(root.upright ? 72 : 88), Math.ceil(digits.implicitWidth) + Theme.gap24) : 0
        x: root.upright ? Theme.gap12 : Theme.gap16
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.inkOnAccent
            lineHeight: 1
            size: Theme.caption
            text: qsTr("Counter")
            weight: Theme.semiBold
            wrapMode: Text.NoWrap
            y: Theme.gap4
        }

        Numeral {
            id: digits

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap4
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.inkOnAccent
            size: Theme.headline
            text: root.view.counter
        }
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: root.upright ? Theme.gap8 : Theme.gap16
        anchors.right: tools.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            Accessible.name: root.view.counter > 0 ? qsTr("Counter %1").arg(root.view.counter) + ". " + text : text
            lineHeight: 1
            maximumLineCount: root.upright && !cut.visible ? 3 : 2
            objectName: "offers"
            text: root.view.offers || root.view.branch || "Một Cửa"
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            lineHeight: 1
            maximumLineCount: 1
            size: Theme.caption
            text: root.view.offers === "" ? root.view.office : root.view.branch
            visible: text !== "" && !cut.visible && !(root.upright && root.view.counter > 0)
            width: parent.width
        }

        StatusPill {
            id: cut

            iconName: "wifi-off"
            objectName: "cut"
            text: (root.upright ? qsTr("As of %1") : qsTr("As of %1, reconnecting")).arg(Qt.formatTime(root.view.staleSince, "HH:mm"))
            tone: StatusPill.Tone.Caution
            visible: root.view.stale && root.view.trouble > 1 && root.view.trouble < 4
            width: Math.min(implicitWidth, parent.width)
        }
    }

    Row {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: root.upright ? Theme.gap12 : Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap12

        Clock {
            anchors.verticalCenter: parent.verticalCenter
            now: root.view.now
            size: Theme.lead
            visible: !root.upright
        }

        AppButton {
            Accessible.description: ""
            iconName: "languages"
            kind: AppButton.Kind.Secondary
            leftPadding: Theme.gap16
            objectName: "language"
            rightPadding: Theme.gap16
            text: root.view.otherLanguageName
            visible: root.view.otherLanguage !== ""

            onClicked: root.view.spoke(root.view.otherLanguage)
        }
    }
}
