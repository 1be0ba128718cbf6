// What was not good, by touch, several or none; only after the lowest level.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property bool upright: root.height > root.width * 0.9
    required property PanelView view

    AppText {
        id: question

        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 2
        objectName: "question"
        size: Theme.title
        text: qsTr("We are sorry. What was not good?")
        weight: Theme.bold
        width: parent.width
    }

    AppText {
        id: about

        anchors.top: question.bottom
        anchors.topMargin: Theme.gap4
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 1
        text: qsTr("Choose as many as you like, or none.")
        width: parent.width
    }

    Grid {
        id: chips

        readonly property int lines: Math.max(1, Math.ceil(root.view.reasonCount / chips.columns))

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap16
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: about.bottom
        anchors.topMargin: Theme.gap16
        columns: root.upright ? 1 : root.view.reasonCount > 4 ? 3 : 2
        spacing: Theme.gap16

        Repeater {
            model: root.view.reasons

            Tile {
                id: chip

                required property bool chosen
                required property string code
                required property string name

                bottomPadding: Theme.gap8 + Theme.depth
                endIcon: chip.chosen ? "square-check" : "square"
                height: Math.min(Theme.target * 1.5, Math.floor((chips.height - chips.spacing * (chips.lines - 1)) / chips.lines))
                objectName: "reason-" + chip.code
                outlined: true
                selected: chip.chosen
                title: chip.name
                titleLines: 2
                topPadding: Theme.gap8
                width: Math.floor((chips.width - chips.spacing * (chips.columns - 1)) / chips.columns)

                onClicked: root.view.toggled(chip.code)
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
            objectName: "again"
            text: qsTr("Choose again")
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
