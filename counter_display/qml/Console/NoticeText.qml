// What went wrong in words that name the thing, its state and the next step.
import QtQuick
import Console.Model

QtObject {
    id: root

    required property NoticeView notice
    readonly property string refusal: ({
            "at_other_counter": qsTr("Ticket %1 is already at counter %2.").arg(root.notice.number).arg(root.notice.counter),
            "booking_keeps_class": qsTr("Ticket %1 was booked and keeps its class.").arg(root.notice.number),
            "call_limit": qsTr("Ticket %1 has been called %2 times. Start serving, or mark it absent.").arg(root.notice.number).arg(root.notice.count),
            "changed_since": qsTr("Ticket %1 has changed since. Put it right from where it is now.").arg(root.notice.number),
            "class_not_granted": qsTr("This class is not granted today. Choose another."),
            "class_unchanged": qsTr("Ticket %1 is of this class already.").arg(root.notice.number),
            "clerk_elsewhere": qsTr("Clerk %1 works at counter %2. Leave that counter first.").arg(root.notice.clerk).arg(root.notice.counter),
            "counter_busy": qsTr("Counter %1 is busy with ticket %2. Finish that first.").arg(root.notice.counter).arg(root.notice.number),
            "counter_closed": qsTr("Counter %1 is closed. Open it first.").arg(root.notice.counter),
            "counter_not_ready": qsTr("Counter %1 is paused. Continue first.").arg(root.notice.counter),
            "counter_taken": qsTr("Clerk %1 works at counter %2. Choose another counter, or let the clerk leave it.").arg(root.notice.clerk).arg(root.notice.counter),
            "counter_unchanged": qsTr("Counter %1 is so already.").arg(root.notice.counter),
            "day_not_open": qsTr("The day at this branch is not open yet. The supervisor opens it."),
            "day_over": qsTr("The open day is over. The supervisor opens the new one."),
            "finished_elsewhere": qsTr("Ticket %1 was finished at counter %2. Its outcome is put right there.").arg(root.notice.number).arg(root.notice.counter),
            "help_not_asked": qsTr("Someone is on the way to this kiosk already, or help is no longer needed there."),
            "move_limit": qsTr("Ticket %1 has been moved %2 times. Finish or cancel it.").arg(root.notice.number).arg(root.notice.count),
            "need_already_listed": qsTr("%1 is on this visit's list already.").arg(root.notice.name),
            "need_limit": qsTr("A visit can be for %1 services at most. Take another ticket for the rest.").arg(root.notice.count),
            "nobody_waiting": qsTr("Nobody is waiting for counter %1.").arg(root.notice.counter),
            "not_in_profile": qsTr("Counter %1 does not take %2 now. Change the work profile, or transfer.").arg(root.notice.counter).arg(root.notice.name),
            "nothing_to_take_back": qsTr("There is nothing to take back at counter %1.").arg(root.notice.counter),
            "outcome_unchanged": qsTr("Ticket %1 has this outcome already.").arg(root.notice.number),
            "outside_hours": qsTr("%1 gives out no numbers at this hour.").arg(root.notice.name),
            "quota_reached": qsTr("%1 has given out all %2 numbers of today.").arg(root.notice.name).arg(root.notice.count),
            "sent_elsewhere": qsTr("Ticket %1 was sent to counter %2. Transfer it before calling it here.").arg(root.notice.number).arg(root.notice.counter),
            "service_closed": qsTr("%1 takes no more tickets now.").arg(root.notice.name),
            "too_late_to_take_back": qsTr("This can be taken back for %1 seconds only. Go on from where ticket %2 is now.").arg(root.notice.count).arg(root.notice.number),
            "unknown_ticket": qsTr("This ticket is not of today. Look it up by its number."),
            "would_overtake": qsTr("Ticket %1 has been overtaken %2 times and goes first. Call it before.").arg(root.notice.number).arg(root.notice.count),
            "wrong_state": qsTr("Ticket %1 is %2, so this cannot be done to it.").arg(root.notice.number).arg(root.ticketState)
        })[root.notice.code] ?? qsTr("This cannot be done now: %1").arg(root.notice.said)
    readonly property string text: ({
            "": "",
            "counter_lost": qsTr("Your counter was closed or taken over elsewhere. Sign in again."),
            "others_counter": qsTr("Counter %1 is open for %2. Only they or a supervisor go on here.").arg(root.notice.counter).arg(root.notice.clerk),
            "pin_changed": qsTr("Your PIN was changed."),
            "refused": root.refusal,
            "rejected": qsTr("The server does not take this from this device. Tell the administrator: %1").arg(root.notice.said),
            "session_ended": qsTr("The session had ended, so the last step was not done. Sign in and do it again."),
            "unanswered": qsTr("The last step got no answer. See whether it took effect before you repeat it."),
            "wrong_before": qsTr("%n wrong PIN(s) were typed for your name elsewhere before. If that was not you, tell a supervisor.", "", root.notice.count)
        })[root.notice.kind]
    readonly property string ticketState: ({
            "abandoned": qsTr("ended because nobody came"),
            "called": qsTr("called"),
            "cancelled": qsTr("cancelled"),
            "expired": qsTr("expired"),
            "finished": qsTr("finished"),
            "held": qsTr("stepped aside"),
            "missed": qsTr("absent"),
            "serving": qsTr("being served"),
            "waiting": qsTr("waiting")
        })[root.notice.state] ?? ""
}
