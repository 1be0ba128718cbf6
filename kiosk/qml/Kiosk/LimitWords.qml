// Why the office does not keep what a person prepared, in the person's words, and what to do now.
import QtQuick
import Kiosk.Model

QtObject {
    id: root

    required property KeepingView keeping
    readonly property bool reached: root.keeping.limit !== ""
    readonly property bool active: root.keeping.limit === "limit_active_ticket"
    readonly property bool perDay: root.keeping.limit === "limit_per_day"
    readonly property string heading: root.active ? (root.keeping.number === "" ? qsTr("You are getting a number for %1 already").arg(root.keeping.service) : qsTr("You have number %1 for %2 already").arg(root.keeping.number).arg(root.keeping.service)) : root.perDay ? qsTr("You have had %n numbers today", "", root.keeping.most) : qsTr("At most %n dossiers can be prepared at once", "", root.keeping.most)
    readonly property string advice: root.active ? qsTr("Please wait for that one: it keeps its place. If you have lost it, ask a member of staff. You may also take a number without saying who you are.") : root.perDay ? qsTr("That is the most for one person by this way. You still get a number without saying who you are; the clerk asks at the counter.") : qsTr("More are handed in at the counter for bulk filing. You still get a number without the list.")
}
