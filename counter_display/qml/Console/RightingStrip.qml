// What I have just done, and the one key that puts it right; it takes no room from anything and goes by itself.
import QtQuick
import MotCua
import Console.Model

Rectangle {
    id: root

    readonly property bool undoes: root.righting.kind === "take_back"
    required property RightingView righting
    readonly property string text: root.undoes ? ({
            "add_need": qsTr("A service was added to %1").arg(root.righting.number),
            "hold": qsTr("%1 steps aside").arg(root.righting.number),
            "miss": qsTr("%1 is marked absent").arg(root.righting.number),
            "set_priority": qsTr("The class of %1 was changed").arg(root.righting.number),
            "start": qsTr("%1 is being served").arg(root.righting.number),
            "transfer": qsTr("%1 was sent on").arg(root.righting.number)
        })[root.righting.deed] ?? "" : qsTr("%1: %2").arg(root.righting.number).arg(root.righting.outcome)

    signal wanted

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    border.color: Theme.inkOnAccentSoft
    border.width: Theme.rimWidth
    color: Theme.accentSoft
    radius: Theme.radius

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        name: "check"
        tint: Theme.inkOnAccentSoft
    }

    AppText {
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap12
        anchors.right: action.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.inkOnAccentSoft
        maximumLineCount: 2
        objectName: "done"
        text: root.text
        weight: Theme.semiBold
    }

    AppButton {
        id: action

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        iconName: root.undoes ? "undo-2" : "square-pen"
        keyHint: "Ctrl+Z"
        kind: AppButton.Kind.Secondary
        objectName: "put-right"
        text: root.undoes ? qsTr("Take back, %1 s").arg(root.righting.left) : qsTr("Change the outcome")

        onClicked: root.wanted()
    }
}
