// The hall's kiosks, below the queue: nothing while all is well, and never so much that the queue is lost.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

Column {
    id: root

    readonly property int most: 2
    required property ConsoleView view

    spacing: Theme.gap8
    visible: lines.count > 0

    Repeater {
        id: lines

        model: root.view.kiosks

        KioskLine {
            required property int index

            first: device === root.view.firstAsking
            pressable: !root.view.isCut && root.view.underWay === ""
            visible: index < root.most
            width: root.width

            onAnswered: root.view.answerHelp(device)
            onPutAside: root.view.putAside(device)
        }
    }

    AppText {
        color: Theme.inkSoft
        objectName: "moreAtKiosks"
        size: Theme.caption
        text: qsTr("and %1 more at the kiosks").arg(lines.count - root.most)
        visible: lines.count > root.most
    }
}
