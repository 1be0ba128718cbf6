// What a clerk needs to know of a ticket before saying a word.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

ColumnLayout {
    id: root

    required property TicketView ticket

    spacing: Theme.gap16

    AppText {
        Layout.fillWidth: true
        maximumLineCount: 2
        objectName: "service"
        size: Theme.headline
        text: root.ticket.service
        weight: Theme.bold
    }

    StatusPill {
        Layout.maximumWidth: root.width
        iconName: root.ticket.markIcon
        opacity: root.ticket.markName === "" ? 0 : 1
        size: Theme.body
        text: root.ticket.markName
        tone: StatusPill.Tone.Accent
    }

    Row {
        spacing: Theme.gap32

        Figure {
            alarm: root.ticket.standing !== "kept"
            alarmSign: root.ticket.standing === "at_risk" ? "hourglass" : "triangle-alert"
            label: qsTr("Waited")
            value: qsTr("%1 min").arg(root.ticket.waited)
        }

        Figure {
            label: qsTr("Promised")
            value: qsTr("%1 min").arg(root.ticket.promise)
        }

        Figure {
            label: qsTr("Calls")
            value: qsTr("%1 of %2").arg(root.ticket.calls).arg(root.ticket.callLimit)
            visible: root.ticket.calls > 0
        }

        Figure {
            alarm: true
            label: qsTr("Missed")
            value: qsTr("%1 times").arg(root.ticket.misses)
            visible: root.ticket.misses > 0
        }
    }

    Item {
        Layout.fillHeight: true
    }

    Row {
        Layout.fillWidth: true
        spacing: Theme.gap12
        visible: root.ticket.further.length > 0

        Icon {
            name: "arrow-right"
            tint: Theme.accent
        }

        AppText {
            maximumLineCount: 2
            objectName: "further"
            text: qsTr("After this: %1").arg(root.ticket.further.join(" → "))
            weight: Theme.medium
            width: parent.width - Theme.icon - Theme.gap12
        }
    }
}
