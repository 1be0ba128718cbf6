// One advice with its reason, and whether it is followed; or a service at risk; or what came of an advice.
import QtQuick
import MotCua

Rectangle {
    id: root

    required property string advice
    readonly property bool asks: !root.isTaken && ["open", "close", "reskill"].includes(root.kind)
    required property int counter
    readonly property string detail: {
        switch (root.kind) {
        case "risk":
            return qsTr("Likely %1 of 100 are called within %2 min, the longest after %3 min").arg(root.share).arg(root.promise).arg(root.longest);
        case "outcome":
            return qsTr("All together waited %1 min in two hours; without it %2 min were foretold").arg(root.minutes).arg(root.foretold);
        case "close":
            return qsTr("Nobody waits longer for it");
        }
        if (root.waiting === 0)
            return qsTr("%1: nobody waits yet, it helps those about to come. Saves about %2 min of waiting").arg(root.service).arg(root.minutes);
        if (root.isLong)
            return qsTr("%1: %2 waiting, some for over two hours more. Saves about %3 min of waiting").arg(root.service).arg(root.waiting).arg(root.minutes);
        return qsTr("%1: %2 waiting, the last until about %3. Saves about %4 min of waiting").arg(root.service).arg(root.waiting).arg(Qt.formatTime(root.until, "HH:mm")).arg(root.minutes);
    }
    required property int foretold
    required property bool isLong
    required property bool isTaken
    required property string kind
    readonly property color label: root.kind === "risk" ? Theme.inkOnCautionSoft : Theme.inkOnAccentSoft
    required property int longest
    required property int minutes
    property bool pressable: true
    required property string profile
    required property int promise
    required property string service
    required property int share
    readonly property string text: root.isTaken ? qsTr("Noted, to be done: %1").arg(root.title) : root.title
    readonly property string title: ({
            "open": qsTr("Open one more counter for an hour as “%1”").arg(root.profile),
            "close": qsTr("Counter %1 can close for an hour").arg(root.counter),
            "reskill": qsTr("Let counter %1 work as “%2”").arg(root.counter).arg(root.profile),
            "risk": qsTr("%1 will hardly be in time in the next hour").arg(root.service),
            "outcome": qsTr("What came of the advice followed at %1").arg(Qt.formatTime(root.until, "HH:mm"))
        })[root.kind]
    required property date until
    required property int waiting

    signal answered(said: string)

    Accessible.description: root.detail
    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    border.color: root.label
    border.width: Theme.hairline
    color: root.kind === "risk" ? Theme.cautionSoft : Theme.accentSoft
    implicitHeight: Math.max(lines.implicitHeight, root.asks ? actions.implicitHeight : 0) + Theme.gap12 * 2
    radius: Theme.radius

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        name: ({
                "open": "door-open",
                "close": "door-closed",
                "reskill": "arrow-right-left",
                "risk": "hourglass",
                "outcome": "chart-column"
            })[root.kind]
        tint: root.label
    }

    Column {
        id: lines

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap16
        anchors.right: root.asks ? actions.left : parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.label
            maximumLineCount: 2
            objectName: "advice-" + root.kind
            text: root.text
            weight: Theme.semiBold
            width: parent.width
        }

        AppText {
            color: root.label
            maximumLineCount: 3
            size: Theme.caption
            text: root.detail
            width: parent.width
        }
    }

    Row {
        id: actions

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap12
        visible: root.asks

        AppButton {
            Accessible.name: qsTr("Not now: %1").arg(root.title)
            enabled: root.pressable
            kind: AppButton.Kind.Quiet
            objectName: "advice-not-now"
            text: qsTr("Not now")

            onClicked: root.answered("not_now")
        }

        AppButton {
            Accessible.name: qsTr("Do it: %1").arg(root.title)
            enabled: root.pressable
            kind: AppButton.Kind.Secondary
            objectName: "advice-do"
            text: qsTr("Do it")

            onClicked: root.answered("do")
        }
    }
}
