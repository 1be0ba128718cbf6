// The head of every screen: whose it is, which branch, whether it is connected, and what the screen adds at the right.
import QtQuick

Rectangle {
    id: root

    required property string branchName
    property string subtitle: ""
    property bool connected: true
    // Its height, unless the words need more.
    property int least: Theme.px(88)
    property bool showConnection: true
    property string connectionText: root.connected ? qsTr("Connected") : qsTr("Offline")
    default property alias content: slot.data

    implicitWidth: Theme.px(720)
    implicitHeight: Math.max(root.least, words.implicitHeight + Theme.gap16 + Theme.depth)
    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: Theme.depth
        color: Theme.accent
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    BrandMark {
        id: brand

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2
        named: false
        size: Theme.px(48)
    }

    Column {
        id: words

        anchors.left: brand.right
        anchors.leftMargin: Theme.gap16
        anchors.right: slot.left
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2

        AppText {
            width: parent.width
            text: root.branchName
            weight: Theme.bold
            maximumLineCount: 2
            lineHeight: 1
        }

        AppText {
            width: parent.width
            visible: root.subtitle !== ""
            text: root.subtitle
            size: Theme.caption
            color: Theme.inkSoft
            maximumLineCount: 2
            lineHeight: 1
        }
    }

    Row {
        id: slot

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2
        spacing: Theme.gap16

        StatusPill {
            anchors.verticalCenter: parent?.verticalCenter
            visible: root.showConnection && (!root.connected || root.width > Theme.px(960))
            text: root.connectionText
            iconName: root.connected ? "wifi" : "wifi-off"
            tone: root.connected ? StatusPill.Tone.Positive : StatusPill.Tone.Caution
        }
    }
}
