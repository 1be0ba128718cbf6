// One service: its letter, its name, how many wait for it, how long the longest of them has and who comes now will.
import QtQuick
import MotCua

Item {
    id: root

    required property int atRisk
    required property bool isOpen
    required property int late
    required property int longest
    required property bool mine
    required property string name
    required property string prefix
    required property int promise
    required property int waitHigh
    required property int waitLow
    required property string waitWhy
    required property int waiting
    readonly property bool foretold: root.isOpen && wait.brief !== ""
    readonly property bool marked: root.late > 0 || root.atRisk > 0

    Accessible.description: root.late > 0 ? qsTr("%1 longer than the promised %2 min").arg(root.late).arg(root.promise) : root.atRisk > 0 ? qsTr("%1 soon longer than the promised %2 min").arg(root.atRisk).arg(root.promise) : ""
    Accessible.name: qsTr("%1: %2 waiting, longest %3 min").arg(root.name).arg(root.waiting).arg(root.longest) + (wait.spoken === "" ? "" : ", " + qsTr("who comes now: %1").arg(wait.spoken))
    Accessible.role: Accessible.StaticText
    implicitHeight: Theme.px(root.foretold ? 66 : 48)

    WaitWords {
        id: wait

        high: root.waitHigh
        low: root.waitLow
        why: root.waitWhy
    }

    Rectangle {
        id: letter

        anchors.verticalCenter: parent.verticalCenter
        color: root.mine ? Theme.accentSoft : Theme.surfaceSunken
        height: Theme.px(34)
        radius: Theme.radiusSmall
        width: height

        AppText {
            anchors.centerIn: parent
            color: root.mine ? Theme.inkOnAccentSoft : Theme.inkSoft
            text: root.prefix
            weight: Theme.bold
        }
    }

    Column {
        anchors.left: letter.right
        anchors.leftMargin: Theme.gap12
        anchors.right: count.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.mine ? Theme.ink : Theme.inkSoft
            maximumLineCount: 1
            size: Theme.caption
            text: root.name
            weight: Theme.semiBold
            width: parent.width
        }

        Row {
            spacing: Theme.gap4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.late > 0 ? "triangle-alert" : root.atRisk > 0 ? "hourglass" : "lock"
                size: Theme.caption
                tint: root.marked ? Theme.caution : Theme.inkSoft
                visible: root.marked || !root.isOpen
            }

            AppText {
                color: root.marked ? Theme.caution : Theme.inkSoft
                size: Theme.caption
                text: root.late > 0 ? qsTr("%1 min, %2 over").arg(root.longest).arg(root.late) : root.atRisk > 0 ? qsTr("%1 min, %2 soon over").arg(root.longest).arg(root.atRisk) : root.waiting > 0 ? qsTr("%1 min").arg(root.longest) : root.isOpen ? "–" : qsTr("No more numbers")
            }
        }

        AppText {
            color: Theme.inkSoft
            maximumLineCount: 1
            objectName: "foretold-" + root.prefix
            size: Theme.caption
            text: wait.reason !== "" ? wait.reason : qsTr("new numbers %1").arg(wait.brief)
            visible: root.foretold
            width: parent.width
        }
    }

    Digits {
        id: count

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.waiting === 0 ? Theme.inkFaint : root.mine ? Theme.accent : Theme.inkSoft
        size: Theme.title
        text: root.waiting
        weight: Theme.bold
    }
}
