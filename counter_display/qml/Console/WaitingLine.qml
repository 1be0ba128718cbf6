// One who waits: number, service, mark of the class, the wait against what was promised, and how much longer it will be.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property int index
    required property bool isOffered
    required property string markIcon
    required property string markName
    property bool narrow: false
    required property date notBefore
    required property string number
    required property int promise
    required property bool sentHere
    required property string service
    required property string standing
    required property string ticket
    required property int waitHigh
    required property int waitLow
    required property string waitWhy
    required property int waited

    Accessible.description: [root.markName, qsTr("waited %1 of %2 min").arg(root.waited).arg(root.promise), meter.words, wait.told ? qsTr("called in %1").arg(wait.spoken) : ""].filter(Boolean).join(". ")
    Accessible.name: root.number + " " + root.service
    Accessible.role: Accessible.ListItem
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.px(52)
    leftPadding: Theme.gap12
    objectName: "waiting-" + root.number
    rightPadding: Theme.gap12

    background: Rectangle {
        color: root.down ? Theme.accentSoft : root.hovered ? Theme.surfaceSunken : "transparent"
        radius: Theme.radiusSmall

        FocusRing {
            anchors.margins: 0
            cornerRadius: Theme.radiusSmall
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        WaitWords {
            id: wait

            high: root.waitHigh
            low: root.waitLow
            why: root.waitWhy
        }

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            color: root.isOffered ? Theme.ink : Theme.inkFaint
            size: Theme.lead
            text: root.number
            weight: Theme.bold
        }

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: root.sentHere ? "map-pinned" : root.markIcon
            size: Theme.icon
            tint: Theme.accent
            x: Theme.px(112)
        }

        Column {
            anchors.left: mark.right
            anchors.leftMargin: Theme.gap12
            anchors.right: meter.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                color: root.isOffered ? Theme.ink : Theme.inkFaint
                lineHeight: 1
                maximumLineCount: 1
                text: root.narrow && root.isOffered ? "" : root.narrow ? qsTr("from %1").arg(Qt.formatTime(root.notBefore, "HH:mm")) : root.isOffered ? root.service : qsTr("%1, not before %2").arg(root.service).arg(Qt.formatTime(root.notBefore, "HH:mm"))
                visible: text !== ""
                width: parent.width
            }

            AppText {
                color: Theme.inkSoft
                lineHeight: 1
                maximumLineCount: 1
                objectName: "foretold-" + root.number
                size: Theme.caption
                text: wait.told && !root.narrow ? qsTr("in %1").arg(wait.brief) : ""
                visible: text !== ""
                width: parent.width
            }
        }

        WaitMeter {
            id: meter

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            promise: root.promise
            standing: root.standing
            waited: root.waited
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
