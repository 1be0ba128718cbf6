// The words of those choices that are not named by the branch's configuration.
import QtQuick

QtObject {
    id: root

    function of(code: string): string {
        return ({
                "add_need": qsTr("Add a service to this visit"),
                "by_issue": qsTr("By the time at which the number was taken"),
                "call_chosen": qsTr("Call now"),
                "cancel": qsTr("Cancel the ticket"),
                "first": qsTr("Before all others"),
                "last": qsTr("After all others"),
                "set_priority": qsTr("Change the class"),
                "transfer": qsTr("Transfer"),
                "yes": qsTr("Leave the counter")
            })[code] ?? code;
    }

    function sign(code: string): string {
        return ({
                "add_need": "plus",
                "call_chosen": "megaphone",
                "cancel": "x",
                "set_priority": "star",
                "transfer": "arrow-right-left"
            })[code] ?? "";
    }
}
