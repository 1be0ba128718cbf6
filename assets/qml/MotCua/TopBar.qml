// The head of every screen: whose it is, which branch, whether it is connected, and what the screen adds at the right.
import QtQuick

Rectangle {
    id: root

    required property string branchName
    property bool connected: true
    property string connectionText: root.connected ? qsTr("Connected") : qsTr("Working without the line")
    default property alias content: slot.data
    property bool showConnection: true
    property string subtitle: ""

    color: Theme.surfaceRaised
    implicitHeight: Theme.px(80)
    implicitWidth: Theme.px(720)

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.gold
        height: Theme.depth
        width: Theme.px(96)
    }
    BrandMark {
        id: brand

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        named: false
        size: Theme.px(44)
    }
    Column {
        anchors.left: brand.right
        anchors.leftMargin: Theme.gap16
        anchors.right: slot.left
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            maximumLineCount: root.subtitle === "" ? 2 : 1
            size: Theme.body
            text: root.branchName
            weight: Theme.bold
            width: parent.width
        }
        AppText {
            color: Theme.inkSoft
            maximumLineCount: 1
            size: Theme.caption
            text: root.subtitle
            visible: root.subtitle !== ""
            width: parent.width
        }
    }
    Row {
        id: slot

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        layoutDirection: Qt.LeftToRight
        spacing: Theme.gap16

        StatusPill {
            anchors.verticalCenter: parent?.verticalCenter
            iconName: root.connected ? "wifi" : "wifi-off"
            text: root.connectionText
            tone: root.connected ? StatusPill.Tone.Positive : StatusPill.Tone.Caution
            visible: root.showConnection && (!root.connected || root.width > Theme.px(960))
        }
    }
}
