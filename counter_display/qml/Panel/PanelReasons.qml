// What was not good, by touch, several or none; only after the lowest level.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property int count: Math.max(1, root.view.reasonCount)
    readonly property bool upright: root.height > root.width * 0.9
    required property PanelView view

    AppText {
        id: question

        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 2
        objectName: "question"
        size: root.upright ? Theme.title : Theme.lead
        text: qsTr("We are sorry. What was not good?")
        weight: Theme.bold
        width: parent.width
    }

    AppText {
        id: about

        anchors.top: question.bottom
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 2
        size: Theme.caption
        text: qsTr("Choose as many as you like, or none.")
        width: parent.width
    }

    Grid {
        id: chips

        readonly property int lines: Math.ceil(root.count / chips.columns)

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap12
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: about.bottom
        anchors.topMargin: Theme.gap12
        columns: root.upright ? (root.count > 5 ? 2 : 1) : Math.max(2, Math.ceil(root.count / 2))
        spacing: Theme.gap12

        Repeater {
            model: root.view.reasons

            PanelChip {
                height: Math.min(Theme.target * 1.5, Math.floor((chips.height - chips.spacing * (chips.lines - 1)) / chips.lines))
                width: Math.floor((chips.width - chips.spacing * (chips.columns - 1)) / chips.columns)

                onClicked: root.view.toggled(code)
            }
        }
    }

    Row {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap16

        AppButton {
            iconName: "undo-2"
            kind: AppButton.Kind.Secondary
            leftPadding: Theme.gap12
            objectName: "again"
            rightPadding: Theme.gap12
            text: qsTr("Go back")
            width: Math.round((parent.width - parent.spacing) * 0.42)

            onClicked: root.view.choseAgain()
        }

        AppButton {
            iconName: "check"
            objectName: "give"
            text: qsTr("Send")
            width: parent.width - Math.round((parent.width - parent.spacing) * 0.42) - parent.spacing

            onClicked: root.view.gave()
        }
    }
}
