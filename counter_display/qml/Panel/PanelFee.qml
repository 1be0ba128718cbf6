// What is asked for, to be transferred by the code; it is no receipt and says so, and cash is taken all the same.
import QtQuick
import MotCua
import Panel.Model

PanelPair {
    id: root

    required property PanelView view

    share: 0.42
    shareUpright: 0.5

    first: Item {
        anchors.fill: parent

        Plate {
            id: paper

            readonly property int side: Math.min(parent.width, parent.height - Theme.depth)

            anchors.centerIn: parent
            cornerRadius: Theme.radiusLarge
            // A code is read on white only, whatever the theme.
            face: "white"
            height: paper.side + Theme.depth
            width: paper.side

            Image {
                Accessible.name: qsTr("QR code for a bank transfer")
                Accessible.role: Accessible.Graphic
                anchors.centerIn: parent
                fillMode: Image.PreserveAspectFit
                height: paper.side - Theme.gap8 * 2
                objectName: "feeCode"
                smooth: false
                source: root.view.feeCode === "" ? "" : "image://qr/" + root.view.feeCode
                width: height
            }
        }
    }
    second: Item {
        anchors.fill: parent

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap8

            AppText {
                color: Theme.inkSoft
                maximumLineCount: 1
                text: qsTr("Number %1: fee to be paid").arg(root.view.number)
                width: parent.width
            }

            AppText {
                fontSizeMode: Text.HorizontalFit
                maximumLineCount: 1
                objectName: "feeAmount"
                size: Theme.hero
                lineHeight: 0.9
                text: qsTr("%1 đ").arg(root.view.feeAmount.toLocaleString(Qt.locale("vi"), "f", 0))
                weight: Theme.extraBold
                width: parent.width
                wrapMode: Text.NoWrap
            }

            PanelFact {
                caption: qsTr("Account holder")
                fact: root.view.feeHolder
                width: parent.width
            }

            PanelFact {
                caption: root.view.feeBank
                fact: root.view.feeAccount
                width: parent.width
            }

            PanelFact {
                caption: qsTr("Transfer note")
                fact: root.view.feePurpose
                width: parent.width
            }

            Banner {
                detail: qsTr("The fee can be paid in cash too. The clerk gives the receipt.")
                objectName: "feeNotice"
                text: qsTr("This code is only for the transfer; it is not a receipt.")
                width: parent.width
            }
        }
    }
}
