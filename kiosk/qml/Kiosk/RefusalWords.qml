// Why there is no number, in the person's words: in brief for a tile, as a heading, and what to do now.
import QtQuick

QtObject {
    id: root

    required property string code
    // When numbers are given out again, in words; empty when that is not known.
    property string opening: ""
    // The name of the day off that today is; empty on any other day.
    property string dayOff: ""
    readonly property bool outsideHours: root.code === "outside_hours"
    readonly property bool dayClosed: root.code === "day_not_open" || root.code === "day_over" || root.code === "not_configured"
    readonly property bool quota: root.code === "quota_reached"
    readonly property bool serviceClosed: root.code === "service_closed" || root.code === "unknown_service"
    readonly property string brief: root.outsideHours ? (root.opening === "" ? qsTr("Closed now") : root.opening) : root.quota ? qsTr("No numbers left today") : root.dayClosed ? qsTr("Not open yet") : qsTr("Closed now")
    readonly property string heading: root.dayOff !== "" && (root.dayClosed || root.outsideHours) ? qsTr("Closed today: %1").arg(root.dayOff) : root.outsideHours ? qsTr("It is outside opening hours") : root.quota ? qsTr("All numbers of today have been given out") : root.dayClosed ? qsTr("No numbers are given out now") : root.serviceClosed ? qsTr("This service is closed now") : qsTr("There is no number for this now")
    readonly property string advice: root.outsideHours ? (root.opening === "" ? qsTr("Please come back in opening hours, or ask a member of staff.") : root.opening) : root.quota ? qsTr("Please come back on another day, or ask a member of staff.") : root.dayClosed ? (root.opening === "" ? qsTr("The branch has not opened for today. Please ask a member of staff.") : root.opening) : root.serviceClosed ? qsTr("Please choose another service, or ask a member of staff.") : qsTr("Please ask a member of staff. They will help you at once.")
}
