// For a supervisor, below the ticket: what would help now, what is at risk, what came of it. One at a time, and calm.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

Column {
    id: root

    readonly property alias count: lines.count
    readonly property int most: 1
    required property ConsoleView view

    spacing: Theme.gap8

    Repeater {
        id: lines

        model: root.view.advice

        AdviceLine {
            required property int index

            pressable: !root.view.isCut
            visible: index < root.most
            width: root.width

            onAnswered: said => root.view.answerAdvice(advice, said)
        }
    }

    AppText {
        color: Theme.inkSoft
        objectName: "moreAdvice"
        size: Theme.caption
        text: qsTr("and %1 more on the monitor").arg(lines.count - root.most)
        visible: lines.count > root.most
    }
}
