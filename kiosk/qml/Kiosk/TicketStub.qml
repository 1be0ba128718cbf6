// The lower part of the ticket: how many are before the number, how long, and the code that shows it on one's own telephone.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property KioskView view
    required property bool wide
    required property bool low
    readonly property NumberView taking: root.view.taking as NumberView
    // The number is not to be pushed off a low page by what stands on the paper too.
    readonly property bool pressed: root.low && root.wide && Theme.largeType
    readonly property bool coded: root.taking.trackingUrl !== ""
    // By the width alone: what stands beside it must not break otherwise because there is more height, and need more of it.
    readonly property int reserved: root.coded ? width * (root.wide ? 0.42 : root.low ? 0.26 : 0.46) : 0
    readonly property int side: Math.min(height, root.reserved)
    readonly property string line: root.taking.ahead < 0 ? qsTr("Your place goes by the time on your ticket") : root.taking.ahead === 0 ? qsTr("Nobody before you") : qsTr("%n people before you", "", root.taking.ahead)

    implicitHeight: Math.max(words.implicitHeight, root.coded ? Theme.px(root.low ? 132 : 200) : 0)

    WaitWords {
        id: wait

        low: root.taking.announcedLow
        high: root.taking.announcedHigh
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: root.coded ? root.reserved + Theme.gap24 : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.low ? Theme.gap8 : Theme.gap16

        AppText {
            objectName: "ahead"
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            width: parent.width
            text: root.line
            size: root.low ? Theme.type(25) : Theme.headline
            weight: Theme.extraBold
            color: Theme.accent
            horizontalAlignment: root.coded ? Text.AlignLeft : Text.AlignHCenter
        }

        AppText {
            objectName: "announced"
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Expected wait: %1").arg(wait.spoken)
            width: parent.width
            visible: wait.told && !root.pressed
            text: qsTr("Expected wait: %1").arg(wait.text)
            size: root.low ? Theme.body : Theme.lead
            weight: Theme.semiBold
            horizontalAlignment: root.coded ? Text.AlignLeft : Text.AlignHCenter
        }

        AppText {
            width: parent.width
            // Beside what is said of a preparation there is room for one of the two.
            visible: !root.pressed && !(wait.told && (root.view.keeping as KeepingView).code !== "")
            text: qsTr("Please take a seat and watch the screens.")
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            size: root.low ? Theme.body : Theme.lead
            color: Theme.inkSoft
            horizontalAlignment: root.coded ? Text.AlignLeft : Text.AlignHCenter
        }

        AppText {
            width: parent.width
            visible: root.coded
            text: qsTr("Scan the code to follow your turn on your phone.")
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            size: root.low && !Theme.largeType ? Theme.caption : Theme.body
            color: Theme.inkSoft
        }
    }

    Image {
        id: code

        objectName: "qr"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: root.side
        height: root.side
        visible: root.coded
        source: root.coded ? "image://qr/" + encodeURIComponent(root.taking.trackingUrl) : ""
        cache: false
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Code of this ticket's page")
    }
}
