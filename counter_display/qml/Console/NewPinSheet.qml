// Choosing another PIN: the present one, and the new one twice.
import QtQuick
import MotCua

SheetOver {
    id: root

    readonly property bool complete: present.text.length >= 4 && fresh.text.length >= 4 && again.text.length >= 4

    function submit() {
        root.view.signIn.changePin(present.text, fresh.text, again.text);
        root.forget();
        present.take();
    }

    function forget() {
        present.clear();
        fresh.clear();
        again.clear();
    }

    dismissable: false
    name: "new_pin"
    text: qsTr("4 to 8 figures; six are better. No rows, no repetitions, no years.")
    title: qsTr("Choose your own PIN")

    buttons: [
        AppButton {
            enabled: root.complete
            iconName: "check"
            keyHint: "Enter"
            objectName: "new-pin-save"
            text: qsTr("Change the PIN")

            onClicked: root.submit()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "new-pin-later"
            text: qsTr("Later")

            onClicked: root.close()
        }
    ]

    onClosed: root.forget()
    onOpened: present.take()

    Shortcut {
        enabled: root.visible
        sequence: "Esc"

        onActivated: root.close()
    }

    Shortcut {
        enabled: root.visible && root.complete
        sequences: ["Return", "Enter"]

        onActivated: root.submit()
    }

    CodeField {
        id: present

        label: qsTr("Present PIN")
        objectName: "pinPresent"
        secret: true
        width: parent.width

        onAccepted: fresh.take()
    }

    CodeField {
        id: fresh

        label: qsTr("New PIN")
        objectName: "pinNew"
        secret: true
        width: parent.width

        onAccepted: again.take()
    }

    CodeField {
        id: again

        label: qsTr("New PIN once more")
        objectName: "pinAgain"
        secret: true
        width: parent.width
    }

    Banner {
        objectName: "newPinNotice"
        text: trouble.text
        tone: Banner.Tone.Caution
        visible: text !== ""
        width: parent.width
    }

    PinTroubleText {
        id: trouble

        trouble: root.view.newPinTrouble
    }
}
