// The one question after a finish: how it was, by one touch on a face with its word; nobody has to answer.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property bool upright: root.height > root.width * 0.9
    readonly property int count: Math.max(1, root.view.levelCount)
    readonly property int gap: root.count > 4 && !root.upright ? Theme.gap12 : Theme.gap16
    required property PanelView view

    AppText {
        id: question

        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 3
        objectName: "question"
        size: Theme.title
        text: qsTr("How was the service at this counter?")
        weight: Theme.bold
        width: parent.width
    }

    AppText {
        id: about

        anchors.top: question.bottom
        anchors.topMargin: Theme.gap4
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 2
        text: qsTr("Number %1 · Your name is not recorded. You need not answer.").arg(root.view.number)
        width: parent.width
    }

    Grid {
        id: keys

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: about.bottom
        anchors.topMargin: Theme.gap16
        columns: root.upright ? 1 : root.count
        spacing: root.gap

        Repeater {
            model: root.view.levels

            PanelLevel {
                height: root.upright ? Math.floor((keys.height - root.gap * (root.count - 1)) / root.count) : keys.height
                width: root.upright ? keys.width : Math.floor((keys.width - root.gap * (root.count - 1)) / root.count)

                onClicked: root.view.rated(score)
            }
        }
    }
}
