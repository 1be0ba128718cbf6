// Where the paper is: on its way, ready to be taken, or not coming, and what to do then.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KioskView view
    required property bool wide
    // What is to be said beside where the paper is, on a page that has no other room for it.
    property string note: ""
    readonly property bool paperless: root.view.page === KioskView.Page.Paperless
    readonly property bool printing: root.view.page === KioskView.Page.Printing
    readonly property color label: root.paperless ? Theme.inkOnCautionSoft : root.printing ? Theme.inkOnAccentSoft : Theme.inkOnPositiveSoft

    implicitHeight: Math.max(Theme.px(root.wide ? 84 : 120), words.implicitHeight + Theme.gap16 * 2)
    radius: Theme.radiusLarge
    border.color: root.label
    border.width: Theme.rimWidth
    color: root.paperless ? Theme.cautionSoft : root.printing ? Theme.accentSoft : Theme.positiveSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: heading.text
    Accessible.description: advice.text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        name: root.paperless ? "printer-x" : root.printing ? "printer" : "receipt-text"
        size: Theme.px(root.wide ? 40 : 56)
        tint: root.label
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap24
        anchors.right: dots.visible ? dots.left : parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            id: heading

            objectName: "paperHeading"
            width: parent.width
            text: root.paperless ? qsTr("Your number is valid") : root.printing ? qsTr("Your ticket is being printed") : qsTr("Please take your ticket")
            size: root.wide ? Theme.lead : Theme.title
            weight: Theme.bold
            color: root.label
            Accessible.ignored: true
        }

        AppText {
            id: advice

            width: parent.width
            visible: !root.printing
            text: root.note !== "" && !root.paperless ? root.note : root.paperless ? qsTr("No paper came out. Photograph this screen, or ask staff for paper.") : qsTr("Keep it until your number is called.")
            color: root.label
            Accessible.ignored: true
        }
    }

    Busy {
        id: dots

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        visible: root.printing
        tint: root.label
    }
}
