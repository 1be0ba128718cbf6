// The note to colleagues where a ticket is sent on: it is left as soon as the line is.
import Console.Model

DossierField {
    id: root

    required property DossierDeskView dossiers

    given: root.dossiers.noteDraft
    label: qsTr("Note to whoever goes on (no data of a person)")
    longest: 200
    objectName: "noteLine"

    onEdited: text => root.dossiers.writeNote(text)
    onDone: root.dossiers.keepNote()
}
