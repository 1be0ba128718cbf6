// How a dossier stands, in the person's words: what is the matter, what it means for them, and its sign.
import QtQuick

QtObject {
    id: root

    // Of `DossierVerdict`; empty as long as nobody could say.
    required property string verdict
    required property string place
    readonly property list<string> known: ["ready_here", "ready", "ready_elsewhere", "registered", "processing", "overdue", "supplement_asked", "payment_asked", "withdrawn", "stopped", "returned", "not_accepted", "unknown", "not_told"]
    readonly property int index: root.known.includes(root.verdict) ? root.known.indexOf(root.verdict) : root.known.length
    readonly property bool ready: root.index < 3
    readonly property bool good: root.ready || root.verdict === "returned"
    // Whether the day on the receipt still means something.
    readonly property bool awaited: ["processing", "overdue"].includes(root.verdict)
    readonly property bool grave: ["overdue", "supplement_asked", "payment_asked", "not_told", ""].includes(root.verdict)
    readonly property string iconName: ["package-check", "package-check", "map-pinned", "inbox", "timer", "clock", "file-text", "receipt-text", "undo-2", "circle-pause", "circle-check", "file-text", "circle-question-mark", "cloud-off", "cloud-off"][root.index]
    readonly property string heading: [qsTr("Your result is ready"), qsTr("Your result is ready"), qsTr("Your result is ready at another place"), qsTr("Your dossier has been sent in"), qsTr("Your dossier is being worked on"), qsTr("Your result is late"), qsTr("Papers are missing from your dossier"), qsTr("Your dossier waits for a payment"), qsTr("Your dossier was withdrawn at your request"), qsTr("Work on your dossier has been stopped"), qsTr("Your result has been handed over"), qsTr("Your dossier was not accepted"), qsTr("This dossier was not found"), qsTr("No news of dossiers have reached this machine"), qsTr("This could not be looked up")][root.index]
    readonly property string advice: [qsTr("Please take a number and collect it here."), qsTr("It is collected where your receipt says. If that is here, please take a number."), qsTr("Please collect it there: %1. You need no number here.").arg(root.place), qsTr("It still has to be accepted; then you get a receipt with the day of the result. You need no number."), qsTr("You need no number now. Please come when the result is due."), qsTr("We are sorry. Please take a number; at the counter you will hear why, and when it will be ready."), qsTr("The office has written to you which ones. Bring all of them together, then take a number."), qsTr("You may pay on the National Public Service Portal, or take a number and pay at the counter."), qsTr("Nothing more needs to be done. You need no number."), qsTr("The notice that was sent to you says why. To ask about it, please take a number."), qsTr("Nothing more needs to be done. If you have not received it, please ask a member of staff."), qsTr("The slip that you were given says why. To hand it in anew, please take a number."), qsTr("Please compare the code with your receipt. A dossier that was handed in today or elsewhere may not be known here yet."), qsTr("Please take a number; a member of staff will look it up for you."), qsTr("Please try again in a moment, or take a number and ask at the counter.")][root.index]
}
