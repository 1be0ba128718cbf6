// Putting right whose dossier it is: only what a clerk reads from the papers and the person says.
import QtQuick
import MotCua

DossierOver {
    id: root

    names: ["applicant"]
    text: qsTr("Compare with the papers. It is changed in all open dossiers of this person.")
    title: qsTr("Applicant")

    buttons: [
        AppButton {
            enabled: !root.dossiers.phoneIsOdd
            iconName: "check"
            keyHint: "Enter"
            objectName: "applicant-keep"
            text: qsTr("Keep")

            onClicked: root.dossiers.keepWords()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "applicant-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onOpened: name.take()

    DossierField {
        id: name

        given: root.dossiers.nameWord
        label: qsTr("Full name")
        objectName: "applicantName"
        width: parent.width

        onAccepted: address.take()
        onEdited: text => root.dossiers.writeWord("name", text)
    }

    DossierField {
        id: address

        given: root.dossiers.addressWord
        label: qsTr("Address")
        objectName: "applicantAddress"
        width: parent.width

        onAccepted: phone.take()
        onEdited: text => root.dossiers.writeWord("address", text)
    }

    DossierField {
        id: phone

        error: root.dossiers.phoneIsOdd ? qsTr("This is no phone number. Type 8 to 15 figures, or nothing.") : ""
        given: root.dossiers.phoneWord
        label: qsTr("Phone")
        longest: 30
        objectName: "applicantPhone"
        width: parent.width

        onAccepted: email.take()
        onEdited: text => root.dossiers.writeWord("phone", text)
    }

    DossierField {
        id: email

        given: root.dossiers.emailWord
        label: qsTr("E-mail")
        longest: 100
        objectName: "applicantEmail"
        width: parent.width

        onAccepted: root.dossiers.keepWords()
        onEdited: text => root.dossiers.writeWord("email", text)
    }
}
