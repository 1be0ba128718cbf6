// One paper of a list to read: its name, how many of it, and what else is known of it.
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    required property string name
    required property string remark
    required property int originals
    required property int copies
    property string iconName: "file-text"
    // Whether it is said how many are handed in.
    property bool counted: true

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitHeight: words.implicitHeight + 2 * Theme.gap12
    Accessible.role: Accessible.StaticText
    Accessible.name: root.name
    Accessible.description: details.text

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: Theme.iconLarge
        tint: Theme.accent
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap16
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap4

        AppText {
            width: parent.width
            text: root.name
            size: Theme.lead
            weight: Theme.semiBold
            Accessible.ignored: true
        }

        AppText {
            id: details

            width: parent.width
            visible: text !== ""
            text: [root.counted ? amount.text : "", root.remark].filter(Boolean).join("\n")
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        visible: root.y + root.height < (root.parent?.height ?? 0) - 1
        color: Theme.line
    }

    AmountWords {
        id: amount

        originals: root.originals
        copies: root.copies
    }
}
