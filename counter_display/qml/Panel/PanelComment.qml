// A comment in the citizen's own words: not shown to the clerk with its time, and no one has to write one.
import QtQuick
import QtQuick.Templates as T
import MotCua
import Panel.Model

Item {
    id: root

    readonly property int longest: 300
    required property PanelView view

    Component.onCompleted: field.forceActiveFocus()

    AppText {
        id: question

        maximumLineCount: 2
        objectName: "question"
        size: Theme.title
        text: qsTr("What would you like to tell us?")
        weight: Theme.bold
        width: parent.width
    }

    AppText {
        id: about

        anchors.top: question.bottom
        anchors.topMargin: Theme.gap4
        color: Theme.inkSoft
        maximumLineCount: 3
        text: qsTr("Please write no names, numbers or addresses. Nobody is told who wrote this, or when.")
        width: parent.width
    }

    T.TextArea {
        id: field

        Accessible.name: question.text
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap16
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: about.bottom
        anchors.topMargin: Theme.gap12
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.lead
        objectName: "comment"
        padding: Theme.gap16
        selectionColor: Theme.accentSoft
        wrapMode: TextEdit.Wrap

        background: Rectangle {
            border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            border.width: field.activeFocus ? Theme.focusWidth : Theme.stroke
            color: Theme.surfaceRaised
            radius: Theme.radius
        }

        onTextChanged: {
            if (field.length > root.longest)
                field.remove(root.longest, field.length);
            root.view.typed();
        }
    }

    Row {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap16

        AppButton {
            iconName: "x"
            kind: AppButton.Kind.Secondary
            objectName: "discard"
            text: qsTr("Discard")
            leftPadding: Theme.gap12
            rightPadding: Theme.gap12
            width: Math.round((parent.width - parent.spacing) * 0.42)

            onClicked: root.view.commented("")
        }

        AppButton {
            enabled: field.length > 0
            iconName: "check"
            objectName: "send"
            text: qsTr("Send")
            width: parent.width - Math.round((parent.width - parent.spacing) * 0.42) - parent.spacing

            onClicked: root.view.commented(field.text)
        }
    }
}
