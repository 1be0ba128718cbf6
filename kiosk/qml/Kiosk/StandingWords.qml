// How a presented ticket stands, in the person's words, with its sign and what to do now.
import QtQuick

QtObject {
    id: root

    required property string standing
    required property int ahead
    required property int counter
    // How long it will take, in words as they are spoken; empty if that is not told.
    property string wait: ""
    readonly property string heading: ({
            "waiting": root.ahead < 0 ? qsTr("Your number is waiting in the line") : root.ahead === 0 ? qsTr("You are next") : qsTr("%n people before you", "", root.ahead),
            "called": qsTr("You are called: counter %1").arg(root.counter),
            "serving": qsTr("You are being served at counter %1").arg(root.counter),
            "held": qsTr("Counter %1 is waiting for you to come back").arg(root.counter),
            "missed": qsTr("Your number was called, but you were not there"),
            "finished": qsTr("What this number was for is done"),
            "ended": qsTr("This number is no longer valid"),
            "looking": qsTr("Looking for your slip…"),
            "no_answer": qsTr("Your slip cannot be looked up now")
        })[root.standing] ?? qsTr("This number is not known here today")
    readonly property string advice: ({
            "waiting": [root.wait === "" ? "" : qsTr("Expected wait: %1.").arg(root.wait), qsTr("Please take a seat and watch the screens.")].filter(Boolean).join(" "),
            "called": qsTr("Please go to counter %1 now.").arg(root.counter),
            "serving": qsTr("If you have been asked to wait, please stay near the counter."),
            "held": qsTr("Come back to counter %1 when you are ready. You need no new number.").arg(root.counter),
            "missed": qsTr("Please tell a clerk at a counter. Your number is called again and keeps its place."),
            "finished": qsTr("If you need something else, please take a new number."),
            "ended": qsTr("Please take a new number, or ask a member of staff."),
            "looking": "",
            "no_answer": qsTr("The line is interrupted. Please try again in a few minutes, or ask a member of staff.")
        })[root.standing] ?? qsTr("It may be of another day or another branch. You can take a new number, or ask a member of staff.")
    readonly property string sign: ({
            "waiting": "users",
            "called": "megaphone",
            "serving": "user-round",
            "held": "circle-pause",
            "missed": "user-x",
            "finished": "circle-check",
            "ended": "circle-x",
            "looking": "search",
            "no_answer": "cloud-off"
        })[root.standing] ?? "circle-question-mark"
    readonly property bool grave: ["missed", "ended", "no_answer"].includes(root.standing)
    // Nothing more comes of this number.
    readonly property bool over: ["finished", "ended", "unknown"].includes(root.standing)
}
