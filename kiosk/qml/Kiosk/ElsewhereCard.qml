// Where the chosen service would be sooner, the way included, and how to move there; nothing here is to be touched.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property ElsewhereView elsewhere
    required property bool low

    function way(wait: string): string {
        return qsTr("About %1 min on the way, then a wait of %2.").arg(root.elsewhere.travel).arg(wait);
    }

    visible: root.elsewhere.name !== ""
    implicitHeight: words.implicitHeight + 2 * Theme.gap24
    radius: Theme.radiusLarge
    border.color: Theme.rim
    border.width: Theme.rimWidth
    color: Theme.accentSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: sooner.text
    Accessible.description: [root.way(wait.spoken), address.text, how.text].filter(Boolean).join(" ")

    WaitWords {
        id: wait

        low: root.elsewhere.waitLow
        high: root.elsewhere.waitHigh
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.top: words.top
        name: "map-pinned"
        size: Theme.px(root.low ? 32 : 48)
        tint: Theme.accent
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap24
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.top: parent.top
        anchors.topMargin: Theme.gap24
        spacing: Theme.gap4

        AppText {
            id: sooner

            width: parent.width
            text: qsTr("%1: about %2 min sooner").arg(root.elsewhere.name).arg(root.elsewhere.saves)
            size: root.low ? Theme.lead : Theme.title
            weight: Theme.bold
            color: Theme.inkOnAccentSoft
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            text: root.way(wait.text)
            size: root.low ? Theme.body : Theme.lead
            weight: Theme.semiBold
            color: Theme.inkOnAccentSoft
            Accessible.ignored: true
        }

        AppText {
            id: address

            width: parent.width
            visible: text !== ""
            text: root.elsewhere.address === "" ? "" : root.elsewhere.address + "."
            color: Theme.inkOnAccentSoft
            Accessible.ignored: true
        }

        AppText {
            id: how

            width: parent.width
            visible: text !== ""
            text: root.elsewhere.byPhone ? qsTr("To move there: take a number here, then scan the code on the slip.") : ""
            color: Theme.inkOnAccentSoft
            Accessible.ignored: true
        }
    }
}
