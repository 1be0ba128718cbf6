// One fact with its sign: what it is about in small, the fact itself, and what else helps.
import QtQuick
import MotCua

Rectangle {
    id: root

    required property string iconName
    required property string caption
    required property string fact
    // A second one that goes with it, as it is written and as one says it.
    property string more: ""
    property string moreSpoken: root.more
    property string advice: ""

    implicitHeight: Math.max(words.implicitHeight, Theme.px(48)) + Theme.gap16 * 2
    radius: Theme.radius
    color: Theme.surface
    border.color: Theme.rim
    border.width: Theme.rimWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: root.caption + ": " + [root.fact, root.moreSpoken].filter(Boolean).join(". ")
    Accessible.description: root.advice

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: Theme.px(48)
        tint: Theme.accent
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap24
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            width: parent.width
            text: root.caption
            color: Theme.inkSoft
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            text: root.fact
            size: Theme.title
            weight: Theme.bold
            Accessible.ignored: true
        }

        AppText {
            objectName: root.objectName + "More"
            width: parent.width
            visible: root.more !== ""
            text: root.more
            size: Theme.lead
            weight: Theme.semiBold
            color: Theme.accent
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            visible: root.advice !== ""
            text: root.advice
            Accessible.ignored: true
        }
    }
}
