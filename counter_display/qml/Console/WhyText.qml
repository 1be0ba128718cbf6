// Why this ticket is next, or was called: the recorded reason in words that may be read out to whoever asks.
import QtQuick
import MotCua
import Console.Model

AppText {
    id: root

    required property TicketView ticket

    text: ({
            "booked": qsTr("Booked for %1").arg(Qt.formatTime(root.ticket.whyBookedFor, "HH:mm")),
            "chosen": qsTr("Chosen by hand: %1").arg(root.ticket.whyChosenBecause),
            "overtaken": qsTr("Overtaken %1 times: goes first now").arg(root.ticket.whyPassed),
            "priority": qsTr("Priority: %1. Waited %2 min, promised %3 min").arg(root.ticket.markName).arg(root.ticket.whyWaited).arg(root.ticket.promise),
            "sent_first": qsTr("Sent to the front by a colleague"),
            "sent_here": qsTr("Sent to this counter by name"),
            "walk_direct": qsTr("Served at the desk at once"),
            "waited": root.ticket.whyWaited > root.ticket.promise ? qsTr("Waited %1 minutes, %2 more than promised").arg(root.ticket.whyWaited).arg(root.ticket.whyWaited - root.ticket.promise) : qsTr("Waited %1 of %2 promised minutes").arg(root.ticket.whyWaited).arg(root.ticket.promise)
        })[root.ticket.whyKind] ?? ""
}
