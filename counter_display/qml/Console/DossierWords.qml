// The words for what the dossiers' codes mean.
import QtQuick
import Console.Model

QtObject {
    id: root

    readonly property string access: ({
            "away": qsTr("The dossiers cannot be had now. Calling and finishing go on; they come by themselves."),
            "empty": qsTr("Nothing was prepared for this visit"),
            "opening": qsTr("Looking for what was prepared…"),
            "refused": root.told
        })[root.dossiers.access] ?? ""
    readonly property string city: ({
            "refused": qsTr("The city's system did not take it. The engineer is told."),
            "told": qsTr("The city's system has it."),
            "waiting": qsTr("The city's system is told; its code comes by itself.")
        })[root.one.city] ?? ""
    required property DossierDeskView dossiers
    readonly property string form: ({
            "failed": qsTr("The form was not printed and is kept. See whether the printer is on and has paper, then print again."),
            "no_printer": qsTr("No printer is set up at this counter; nothing was printed"),
            "printed": qsTr("The form is printed"),
            "under_way": qsTr("The form is being printed…"),
            "waits_for_code": qsTr("The receipt waits for the dossier's code")
        })[root.one.formFate] ?? ""
    readonly property OneDossierView one: root.dossiers.one
    readonly property string told: ({
            "not_ours": qsTr("These dossiers are not at this counter any more."),
            "other_clerk": qsTr("Another clerk has this dossier in hand. They end it, or you take it over."),
            "refused": qsTr("The server does not take this: %1").arg(root.dossiers.said),
            "unknown_procedure": qsTr("This procedure or case is not in force today. Choose another."),
            "waiting_for_line": qsTr("Not at the server yet. What you entered is kept here and sent by itself.")
        })[root.dossiers.told] ?? ""

    function ending(code: string): string {
        return ({
                "advised": qsTr("Advised"),
                "received": qsTr("Received"),
                "refused": qsTr("Refused"),
                "supplement": qsTr("Supplement asked")
            })[code] ?? "";
    }

    function endingSign(code: string): string {
        return ({
                "advised": "info",
                "received": "circle-check",
                "refused": "circle-x",
                "supplement": "file-text"
            })[code] ?? "";
    }

    function fault(code: string): string {
        return ({
                "expired": qsTr("Expired"),
                "invalid": qsTr("Not valid"),
                "missing": qsTr("Missing"),
                "uncertified": qsTr("Not certified"),
                "unreadable": qsTr("Unreadable")
            })[code] ?? "";
    }

    function part(code: string): string {
        return ({
                "address": qsTr("Address"),
                "code": qsTr("Dossier code"),
                "collected_at": qsTr("Result is fetched at"),
                "email": qsTr("E-mail"),
                "ended": qsTr("It was ended"),
                "fee": qsTr("Fee in dong"),
                "name": qsTr("Name"),
                "phone": qsTr("Phone"),
                "procedure": qsTr("Procedure and papers"),
                "sets": qsTr("Sets")
            })[code] ?? "";
    }

    function standing(state: string): string {
        return ({
                "held": qsTr("handed in"),
                "missing": qsTr("missing"),
                "replaced": qsTr("from data")
            })[state.split(":")[0]] ?? state;
    }

    // A side of a clash: a paper's state and counts, an end, or words as they are.
    function side(part: string, words: string): string {
        return part === "paper" ? [root.standing(words), words.split(":")[1] ?? ""].join(" ") : part === "ended" ? root.ending(words) : words;
    }
}
