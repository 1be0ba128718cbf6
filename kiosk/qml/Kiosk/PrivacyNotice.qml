// Who keeps what of a person, for what, for how long, and what the person may ask for: in short sentences, before anything is read.
import QtQuick

FactList {
    id: root

    required property string office
    required property string branch

    FactLine {
        caption: qsTr("Who keeps it")
        fact: [root.branch, root.office].filter(Boolean).join(", ")
    }

    FactLine {
        caption: qsTr("What")
        fact: qsTr("What is in the card's QR code, or what you type")
    }

    FactLine {
        caption: qsTr("For what")
        fact: qsTr("So that the clerk need not ask you again, nothing else")
    }

    FactLine {
        caption: qsTr("For how long")
        fact: qsTr("Until the end of today, then it is deleted")
    }

    FactLine {
        caption: qsTr("Your rights")
        fact: qsTr("Tell any member of staff to see, correct or delete it")
    }
}
