// Why a look-up has brought nothing, in a sentence for below the field; empty as long as nothing is wrong.
import QtQuick
import Kiosk.Model

QtObject {
    id: root

    required property int answer
    // What to say of a code that cannot be one, and of one that there is not.
    required property string unreadable
    property string nothing: ""
    readonly property string words: root.answer === BookingView.Answer.Unreadable ? root.unreadable : root.answer === BookingView.Answer.TooOften ? qsTr("Too many codes were tried here that do not exist. Please wait a minute, or ask a member of staff.") : root.answer === BookingView.Answer.NoAnswer ? qsTr("This cannot be looked up at the moment. Please try again soon, or ask a member of staff.") : root.answer === BookingView.Answer.Answered ? root.nothing : ""
    readonly property bool fruitless: root.words !== ""
}
