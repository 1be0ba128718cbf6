// How long somebody will wait, in words, or why nobody knows; it neither counts nor rounds.
import QtQuick

QtObject {
    id: root

    // Minutes from and to, as they are told; nothing is told while there is no end.
    required property int low
    required property int high
    // Why nothing can be told, as a code of the forecast; empty if there is no such reason.
    property string why: ""
    readonly property bool told: root.high > 0
    // Empty if nothing is told: then there is only the count of those who wait.
    readonly property string text: root.phrase(qsTr("about %1–%2 min"), qsTr("%1 min to more than 2 hours"), qsTr("under %1 min"), qsTr("more than 2 hours"))
    // Where there is little room.
    readonly property string brief: root.phrase(qsTr("%1–%2 min"), qsTr("over %1 min"), qsTr("under %1 min"), qsTr("over 2 hours"))
    // As one says it: a dash cannot be heard.
    readonly property string spoken: root.phrase(qsTr("about %1 to %2 minutes"), qsTr("%1 minutes to more than 2 hours"), qsTr("under %1 minutes"), qsTr("more than 2 hours"))
    readonly property string sign: root.reason === "" ? "hourglass" : "circle-question-mark"
    readonly property string reason: ({
            "no_counter": qsTr("no counter open"),
            "closed": qsTr("closed for today"),
            "before_opening": qsTr("called from opening on"),
            "too_late": qsTr("perhaps not today")
        })[root.why] ?? ""
    // What helps whoever stands before a wait that is not known.
    readonly property string advice: ({
            "no_counter": qsTr("So the wait cannot be told. A number keeps its place; please ask a member of staff when a counter opens."),
            "closed": qsTr("Nobody else is served here today. Please ask a member of staff where to go."),
            "before_opening": qsTr("The counters have not opened yet. Numbers are called in their order."),
            "too_late": qsTr("There may not be enough time for everyone. Please ask a member of staff before you take a number.")
        })[root.why] ?? ""

    function phrase(between: string, beyond: string, under: string, over: string): string {
        return root.reason !== "" ? root.reason : !root.told ? "" : root.high <= 5 ? qsTr("a few minutes") : root.low >= 120 ? over : root.high > 120 ? root.low > 0 ? beyond.arg(root.low) : qsTr("perhaps more than 2 hours") : root.low > 0 ? between.arg(root.low).arg(root.high) : under.arg(root.high);
    }
}
