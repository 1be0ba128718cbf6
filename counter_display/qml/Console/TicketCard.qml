// The ticket at my counter or, while it is free, the one that comes next: always the same things at the same places.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    // A strip of one number's height, with the dossier below it.
    property bool compact: false
    required property CounterView counter
    required property MyDayView day
    readonly property bool nobody: root.counter.ticket.number === ""
    readonly property bool paused: root.counter.state === "paused"
    readonly property bool wrapping: root.counter.state === "wrap_up"
    readonly property string stage: root.counter.isNext ? "next" : root.counter.state

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    RowLayout {
        anchors.bottomMargin: Theme.gap24 + Theme.depth
        anchors.fill: parent
        anchors.margins: Theme.gap24
        spacing: Theme.gap32
        visible: !root.nobody && !root.compact

        NumberFace {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.px(420)
            number: root.counter.ticket.number
            objectName: "number"
            stage: root.stage
        }

        TicketFacts {
            Layout.fillHeight: true
            Layout.fillWidth: true
            ticket: root.counter.ticket
        }
    }

    RowLayout {
        anchors.bottomMargin: Theme.gap16 + Theme.depth
        anchors.fill: parent
        anchors.margins: Theme.gap16
        spacing: Theme.gap24
        visible: !root.nobody && root.compact

        NumberFace {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.px(240)
            compact: true
            number: root.counter.ticket.number
            objectName: "number"
            stage: root.stage
        }

        TicketLine {
            Layout.fillWidth: true
            ticket: root.counter.ticket
        }
    }

    Column {
        anchors.centerIn: parent
        spacing: Theme.gap12
        visible: root.nobody
        width: parent.width - Theme.gap48

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.paused ? "coffee" : root.wrapping ? "file-text" : "inbox"
            size: Theme.px(root.paused ? 44 : 72)
            tint: Theme.inkFaint
        }

        AppText {
            horizontalAlignment: Text.AlignHCenter
            objectName: "nobody"
            size: Theme.headline
            text: root.paused ? root.counter.pauseReason : qsTr("Nobody is waiting for you")
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            text: root.paused ? qsTr("No one is called to this counter until you continue") : qsTr("The next one appears here by itself")
            width: parent.width
        }

        DayFigures {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: 4
            day: root.day
            topPadding: Theme.gap24
            visible: root.paused
        }
    }
}
