// Why a PIN did not do what it should, with what is left and until when.
import QtQuick
import Console.Model

QtObject {
    id: root

    readonly property string text: ({
            "": "",
            "different": qsTr("The new PIN was not typed the same twice."),
            "locked_out": qsTr("Too many wrong PINs. None is looked at before %1. A supervisor can have it unlocked.").arg(Qt.formatTime(root.trouble.until, "HH:mm:ss")),
            "not_taken": qsTr("The server does not take this from this device. Tell the administrator: %1").arg(root.trouble.said),
            "too_many": qsTr("Too many wrong PINs at this console. Wait a minute."),
            "unreached": qsTr("The server does not answer now. Try again in a moment."),
            "weak": qsTr("This PIN is too easy to guess, or it is the present one. Avoid rows, repetitions and years."),
            "wrong": root.trouble.left > 0 ? qsTr("Name and PIN do not fit. You can try %n more time(s).", "", root.trouble.left) : qsTr("Name and PIN do not fit. After one more wrong PIN you have to wait.")
        })[root.trouble.kind]
    required property PinTroubleView trouble
}
