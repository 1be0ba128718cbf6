// The main actions of what my counter is doing: large, each with its key, and none that is of no use now.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    readonly property list<string> possible: root.view.counter.possible
    // Whether what is shown has been there long enough for a press to be meant for it.
    required property bool settled
    // The action whose answer takes long enough to be shown; a quick answer shows itself.
    required property string slow
    readonly property string stage: root.view.counter.state
    required property ConsoleView view

    AppButton {
        anchors.fill: parent
        busy: root.slow === "call_next"
        enabled: root.possible.includes("call_next")
        iconName: root.view.secondsToCall > 0 ? "timer" : "megaphone"
        keyHint: "F2"
        objectName: "call_next"
        size: Theme.headline
        text: root.view.secondsToCall > 0 ? qsTr("Calls in %1 s – any key stops it").arg(root.view.secondsToCall) : qsTr("Call next")
        visible: root.stage === "idle" || root.stage === "wrap_up"

        onClicked: root.view.act("call_next")
    }

    AppButton {
        anchors.fill: parent
        busy: root.slow === "resume_work"
        enabled: root.possible.includes("resume_work")
        iconName: "play"
        keyHint: "F9"
        objectName: "resume_work"
        size: Theme.headline
        text: qsTr("Continue")
        visible: root.stage === "paused"

        onClicked: root.view.act("resume_work")
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap16
        visible: root.stage === "called"

        AppButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            busy: root.slow === "start"
            enabled: root.possible.includes("start")
            iconName: "user-round"
            keyHint: "F4"
            objectName: "start"
            size: Theme.title
            text: qsTr("Start serving")

            onClicked: root.view.act("start")
        }

        AppButton {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.px(230)
            busy: root.slow === "recall"
            enabled: root.possible.includes("recall")
            iconName: "bell-ring"
            keyHint: "F3"
            kind: AppButton.Kind.Secondary
            objectName: "recall"
            text: qsTr("Call again")

            onClicked: root.view.act("recall")
        }

        AppButton {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.px(230)
            busy: root.slow === "miss"
            enabled: root.possible.includes("miss")
            iconName: "user-x"
            keyHint: "F6"
            kind: root.view.counter.ticket.lastMiss ? AppButton.Kind.Danger : AppButton.Kind.Secondary
            objectName: "miss"
            text: root.view.counter.ticket.lastMiss ? qsTr("Absent: end ticket") : qsTr("Absent")

            onClicked: root.view.act("miss")
        }
    }

    OutcomeRow {
        anchors.fill: parent
        busy: root.slow.startsWith("finish")
        enabled: root.possible.includes("finish")
        outcomes: root.view.counter.outcomes
        settled: root.settled
        visible: root.stage === "serving"

        onChosen: outcome => root.view.finish(outcome)
    }
}
