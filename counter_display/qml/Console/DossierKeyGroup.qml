// The keys of the dossiers at the counter.
import QtQuick

KeyGroup {
    title: qsTr("Dossiers")

    KeyLine {
        key: "Alt+P"
        text: qsTr("Papers: arrows, space, figures")
    }

    KeyLine {
        key: "K"
        text: qsTr("A paper that is not needed")
    }

    KeyLine {
        key: "Alt+1 – 4"
        text: qsTr("Receive, supplement, refuse, advise")
    }

    KeyLine {
        key: "Alt+← →"
        text: qsTr("Next or previous dossier")
    }

    KeyLine {
        key: "Alt+T F C"
        text: qsTr("Applicant, procedure, case")
    }

    KeyLine {
        key: "Alt+L"
        text: qsTr("Fee, sets, place of the result")
    }

    KeyLine {
        key: "Alt+N G"
        text: qsTr("Add a dossier, note to colleagues")
    }

    KeyLine {
        key: "Alt+M I"
        text: qsTr("Code, print")
    }

    KeyLine {
        key: "Alt+Enter"
        text: qsTr("Finish with what the dossiers came to")
    }
}
