// The head of every screen: whose it is, which branch, whether it is connected, and what the screen adds at the right.
import QtQuick

Rectangle {
    id: root

    required property string branchName
    property string subtitle: ""
    property bool connected: true
    // In one line the words are made a little smaller before they are cut.
    property int nameLines: 2
    property int subtitleLines: 2
    property bool showConnection: true
    property string connectionText: root.connected ? qsTr("Connected") : qsTr("Offline")
    default property alias content: slot.data

    implicitWidth: Theme.px(720)
    implicitHeight: Math.max(Theme.px(88), words.implicitHeight + Theme.gap16 + Theme.depth)
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
            maximumLineCount: root.nameLines
            fontSizeMode: root.nameLines > 1 ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body * 0.7)
            wrapMode: root.nameLines > 1 ? Text.Wrap : Text.NoWrap
            lineHeight: 1
        }

        AppText {
            width: parent.width
            visible: root.subtitle !== ""
            text: root.subtitle
            size: Theme.caption
            color: Theme.inkSoft
            maximumLineCount: root.subtitleLines
            fontSizeMode: root.subtitleLines > 1 ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.caption * 0.8)
            wrapMode: root.subtitleLines > 1 ? Text.Wrap : Text.NoWrap
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
