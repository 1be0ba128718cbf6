// Whether one may check in for a booking now, in the person's words.
import QtQuick
import MotCua

QtObject {
    id: root

    // Of `CheckIn`.
    required property string checkIn
    required property date at
    required property date opensAt
    required property string number
    readonly property string time: Qt.formatTime(root.at, "HH:mm")
    readonly property string day: root.at.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM")
    readonly property bool otherDay: root.checkIn === "later_day" || root.checkIn === "past_day"
    readonly property color tint: root.checkIn === "on_time" ? Theme.positive : root.checkIn === "late" || root.checkIn === "too_early" ? Theme.caution : Theme.inkSoft
    readonly property string iconName: root.checkIn === "on_time" ? "circle-check" : root.checkIn === "late" ? "clock" : root.checkIn === "too_early" ? "timer" : root.checkIn === "done" ? "ticket-check" : "calendar-check"
    readonly property string brief: root.checkIn === "on_time" ? qsTr("You may check in now") : root.checkIn === "late" ? qsTr("The booked time has passed") : root.checkIn === "too_early" ? qsTr("Too early") : root.checkIn === "done" ? qsTr("Number %1 was given out for it").arg(root.number) : root.checkIn === "later_day" ? qsTr("Not for today") : qsTr("It was for a day that is over")
    readonly property string advice: root.checkIn === "late" ? qsTr("You may still take your number; your place in the line counts from now.") : root.checkIn === "too_early" ? qsTr("Numbers for it are given out from %1.").arg(Qt.formatTime(root.opensAt, "HH:mm")) : root.checkIn === "done" ? qsTr("Please keep to that ticket. If it is lost, a member of staff prints it again.") : root.checkIn === "later_day" ? qsTr("Please come back on %1.").arg(root.day) : root.checkIn === "past_day" ? qsTr("Please book again, or take a number without a booking.") : ""
}
