// A note that the next clerk reads before calling this visit; the sheet says what does not belong in it.
import QtQuick
import MotCua

DossierOver {
    id: root

    names: ["note"]
    text: root.dossiers.note === "" ? qsTr("Read by whoever calls this visit next, gone with the day.") : qsTr("From %1: %2").arg(root.dossiers.notedBy).arg(root.dossiers.note)
    title: qsTr("Note to colleagues")

    buttons: [
        AppButton {
            iconName: "check"
            keyHint: "Ctrl+Enter"
            objectName: "note-keep"
            text: qsTr("Leave the note")

            onClicked: root.dossiers.keepNote()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "note-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onOpened: note.take()

    Shortcut {
        autoRepeat: false
        enabled: root.visible
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.dossiers.keepNote()
    }

    Banner {
        iconName: "shield-user"
        text: qsTr("No names, numbers, illnesses or other data of a person.")
        tone: Banner.Tone.Caution
        width: parent.width
    }

    DossierLines {
        id: note

        given: root.dossiers.noteDraft
        hint: qsTr("e.g. waits for the form from counter 3")
        label: qsTr("Note, %1 of 200 characters").arg(root.dossiers.noteDraft.length)
        longest: 200
        objectName: "noteText"
        width: parent.width

        onEdited: text => root.dossiers.writeNote(text)
    }
}
