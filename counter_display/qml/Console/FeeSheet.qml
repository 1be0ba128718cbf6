// A fee that the panel shows as a code to transfer it; whether it is paid, the clerk learns from the bank.
import QtQuick
import MotCua
import Console.Model

SheetOver {
    id: root

    readonly property FeeView fee: root.view.fee
    readonly property bool shown: root.fee.amount > 0

    function submit() {
        root.fee.ask(amount.text, purpose.kept);
    }

    key: "Ctrl+P"
    name: "fee"
    text: qsTr("The citizen sees a VietQR code with this amount. It asks for a transfer and proves none: look for the money in the bank's report before giving a receipt.")
    title: qsTr("Fee of %1 on the panel").arg(root.fee.number)

    buttons: [
        AppButton {
            iconName: "qr-code"
            keyHint: "Enter"
            objectName: "fee-show"
            text: root.shown ? qsTr("Show this amount") : qsTr("Show it")

            onClicked: root.submit()
        },
        AppButton {
            iconName: "x"
            kind: AppButton.Kind.Secondary
            objectName: "fee-withdraw"
            text: qsTr("Take it away")
            visible: root.shown

            onClicked: root.fee.withdraw()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "fee-close"
            text: qsTr("Close")

            onClicked: root.close()
        }
    ]

    // What the dossiers cost is already there; typing writes over it.
    onOpened: {
        purpose.kept = root.fee.purpose;
        amount.clear();
        amount.enter(root.fee.due);
        amount.take();
    }

    CodeField {
        id: amount

        hint: qsTr("Amount in dong, such as 150.000")
        label: qsTr("Amount")
        objectName: "feeAmount"
        width: parent.width

        onAccepted: root.submit()
    }

    DossierField {
        id: purpose

        property string kept: ""

        given: purpose.kept
        label: qsTr("What the transfer says; 25 letters and figures at most")
        longest: 25
        objectName: "feePurpose"
        width: parent.width

        onAccepted: root.submit()
        onEdited: text => purpose.kept = text
    }

    Banner {
        objectName: "feeTrouble"
        text: root.fee.trouble === "amount" ? qsTr("This is no amount: write the dong in figures") : qsTr("This cannot be written into a transfer: use letters and figures")
        tone: Banner.Tone.Caution
        visible: root.fee.trouble !== ""
        width: parent.width
    }

    StatusPill {
        iconName: "monitor"
        objectName: "feeShown"
        size: Theme.body
        text: qsTr("The panel shows %1 đ").arg(root.fee.amount.toLocaleString(Qt.locale("vi"), "f", 0))
        tone: StatusPill.Tone.Positive
        visible: root.shown
    }
}
