// What is asked for, to be transferred by the code; it is no receipt and says so, and cash is taken all the same.
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property bool upright: root.height > root.width * 0.9
    required property PanelView view

    PanelPair {
        anchors.bottom: notice.top
        anchors.bottomMargin: Theme.gap12
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        share: 0.36
        shareUpright: 0.52

        first: Item {
            anchors.fill: parent

            Plate {
                id: paper

                readonly property int side: Math.min(parent.width, parent.height - Theme.depth)

                anchors.centerIn: parent
                cornerRadius: Theme.radius
                // A code is read on white only, whatever the theme.
                face: "white"
                height: paper.side + Theme.depth
                width: paper.side

                Image {
                    Accessible.name: qsTr("QR code for a bank transfer")
                    Accessible.role: Accessible.Graphic
                    anchors.centerIn: parent
                    fillMode: Image.PreserveAspectFit
                    height: paper.side - Theme.gap4 * 2
                    objectName: "feeCode"
                    smooth: false
                    source: root.view.feeCode === "" ? "" : "image://qr/" + root.view.feeCode
                    width: height
                }
            }
        }
        second: Column {
            id: facts

            spacing: Theme.gap8
            width: parent.width
            y: Math.max(0, Math.round((parent.height - height) / 2))

            AppText {
                color: Theme.inkSoft
                lineHeight: 1
                maximumLineCount: 1
                text: qsTr("Number %1: fee to be paid").arg(root.view.number)
                width: parent.width
            }

            Numeral {
                anchors.left: parent.left
                color: Theme.ink
                objectName: "feeAmount"
                size: root.upright ? Theme.hero : Math.round(Theme.display * 1.25)
                text: qsTr("%1 đ").arg(root.view.feeAmount.toLocaleString(Qt.locale("vi"), "f", 0))
                width: Math.min(parent.width, implicitWidth)
            }

            PanelFact {
                caption: qsTr("Account holder")
                fact: root.view.feeHolder
                width: parent.width
            }

            Row {
                spacing: Theme.gap16
                width: parent.width

                PanelFact {
                    caption: root.view.feeBank
                    fact: root.view.feeAccount
                    width: Math.floor((parent.width - parent.spacing) * 0.48)
                }

                PanelFact {
                    caption: qsTr("Transfer note")
                    fact: root.view.feePurpose
                    width: Math.floor((parent.width - parent.spacing) * 0.52)
                }
            }
        }
    }

    Banner {
        id: notice

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        detail: qsTr("The fee can be paid in cash too. The clerk gives the receipt.")
        objectName: "feeNotice"
        text: qsTr("This code is only for the transfer; it is not a receipt.")
    }
}
