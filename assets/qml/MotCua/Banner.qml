// A state of the whole screen that stays until it is over: the line is cut, the paper is out.
import QtQuick

Rectangle {
    id: root

    enum Tone {
        Info,
        Caution,
        Danger
    }

    property string actionText: ""
    property string detail: ""
    property string iconName: ["info", "triangle-alert", "circle-x"][root.tone]
    readonly property color label: [Theme.inkOnAccentSoft, Theme.inkOnCautionSoft, Theme.inkOnDangerSoft][root.tone]
    // The button below the words where beside them there is too little width.
    readonly property bool stacked: root.actionText !== "" && root.width < Theme.type(360) + action.implicitWidth
    required property string text
    property int tone: Banner.Tone.Info

    signal actionTriggered

    Accessible.description: root.detail
    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    border.color: root.label
    border.width: Theme.rimWidth
    color: [Theme.accentSoft, Theme.cautionSoft, Theme.dangerSoft][root.tone]
    implicitHeight: (root.stacked && action.visible ? words.implicitHeight + Theme.gap12 + action.implicitHeight : Math.max(words.implicitHeight, action.visible ? action.implicitHeight : 0, Theme.icon)) + Theme.gap16 * 2
    implicitWidth: Theme.px(480)
    radius: Theme.radius

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.gap8
        anchors.top: parent.top
        color: root.label
        radius: width / 2
        width: Theme.gap4
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: words.verticalCenter
        name: root.iconName
        tint: root.label
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap16
        anchors.right: action.visible && !root.stacked ? action.left : parent.right
        anchors.rightMargin: Theme.gap16
        y: root.stacked ? Theme.gap16 : Math.round((root.height - height) / 2)

        AppText {
            color: root.label
            text: root.text
            weight: Theme.semiBold
            width: parent.width
        }

        AppText {
            color: root.label
            text: root.detail
            visible: root.detail !== ""
            width: parent.width
        }
    }

    AppButton {
        id: action

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        y: root.stacked ? words.y + words.height + Theme.gap12 : Math.round((root.height - height) / 2)
        kind: AppButton.Kind.Secondary
        objectName: root.objectName + "Action"
        text: root.actionText
        visible: root.actionText !== ""

        onClicked: root.actionTriggered()
    }
}
