// What the day was like for me so far, in figures: people, times, and the promise.
import QtQuick
import MotCua
import Console.Model

Grid {
    id: root

    required property MyDayView day
    readonly property FigureWords words: FigureWords {}

    columnSpacing: Theme.gap32
    columns: 7
    rowSpacing: Theme.gap16

    Figure {
        label: qsTr("Served")
        objectName: "day-served"
        value: root.day.served
    }

    Figure {
        alarm: root.day.served > 0 && root.day.inTime < root.day.served * 0.9
        label: qsTr("Within the promised wait")
        objectName: "day-inTime"
        value: root.day.served > 0 ? qsTr("%1 of %2").arg(root.day.inTime).arg(root.day.served) : "–"
    }

    Figure {
        label: qsTr("Serving, mean")
        value: root.words.time(root.day.meanServing)
    }

    Figure {
        label: qsTr("Serving, longest")
        value: root.words.time(root.day.longestServing)
    }

    Figure {
        label: qsTr("They waited, mean")
        value: root.words.time(root.day.meanWaited)
    }

    Figure {
        label: qsTr("They waited, longest")
        value: root.words.time(root.day.longestWaited)
    }

    Figure {
        label: qsTr("Did not come")
        value: root.day.missed
    }
}
