// Thanks, and a way to write something where there is something to write with.
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    required property PanelView view

    PanelState {
        anchors.bottom: write.visible ? write.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        iconName: "circle-check"
        objectName: "thanks"
        text: qsTr("Your answer helps us serve better.")
        title: qsTr("Thank you")
        tone: StatusPill.Tone.Positive
    }

    AppButton {
        id: write

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        iconName: "keyboard"
        kind: AppButton.Kind.Secondary
        objectName: "write"
        text: qsTr("Write a comment")
        visible: root.view.comments

        onClicked: root.view.wrote()
    }
}
