// What a dossier's receipt says beside its papers: how many sets, the fee, and where the result is fetched.
import QtQuick
import MotCua
import Console.Model

DossierOver {
    id: root

    required property FeeView fee
    readonly property bool isOdd: root.dossiers.setsAreOdd || root.dossiers.feeIsOdd

    signal feeWanted

    function ask() {
        root.dossiers.keepTerms();
        root.feeWanted();
    }

    names: ["terms"]
    text: root.dossiers.one.fee === "" ? qsTr("The catalogue names no fee for this procedure.") : qsTr("Fee as published: %1").arg(root.dossiers.one.fee)
    title: qsTr("Sets, fee, place of the result")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(860))

    buttons: [
        AppButton {
            enabled: !root.isOdd
            iconName: "check"
            keyHint: "Enter"
            objectName: "terms-keep"
            text: qsTr("Keep")

            onClicked: root.dossiers.keepTerms()
        },
        AppButton {
            enabled: asking.enabled
            iconName: "qr-code"
            keyHint: "Ctrl+Enter"
            kind: AppButton.Kind.Secondary
            objectName: "terms-ask"
            text: qsTr("Keep, and show the fee")
            visible: root.fee.number !== ""

            onClicked: root.ask()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "terms-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onOpened: amount.take()

    Shortcut {
        id: asking

        autoRepeat: false
        enabled: root.visible && root.fee.number !== "" && !root.isOdd && root.dossiers.feeWord.trim() !== ""
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.ask()
    }

    DossierField {
        id: amount

        error: root.dossiers.feeIsOdd ? qsTr("This is no amount: write the dong in figures, 0 if there is no fee") : ""
        given: root.dossiers.feeWord
        hint: qsTr("Amount in dong, such as 150.000")
        label: qsTr("Fee; empty while it is not known, 0 if there is none")
        longest: 20
        objectName: "termsFee"
        width: parent.width

        onAccepted: sets.take()
        onEdited: text => root.dossiers.writeWord("fee", text)
    }

    DossierField {
        id: sets

        error: root.dossiers.setsAreOdd ? qsTr("Write how many sets there are, from 1 to 99") : ""
        given: root.dossiers.setsWord
        label: qsTr("Sets of papers")
        longest: 2
        objectName: "termsSets"
        width: parent.width

        onAccepted: place.take()
        onEdited: text => root.dossiers.writeWord("sets", text)
    }

    DossierField {
        id: place

        given: root.dossiers.collectedWord
        hint: qsTr("Here; or another place, or by post")
        label: qsTr("Result is fetched at")
        longest: 200
        objectName: "termsPlace"
        width: parent.width

        onAccepted: root.dossiers.keepTerms()
        onEdited: text => root.dossiers.writeWord("collected_at", text)
    }
}
