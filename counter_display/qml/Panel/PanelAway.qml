// Nobody is served here now: why, and which counters are at work instead.
import QtQuick
import MotCua
import Panel.Model

PanelPair {
    id: root

    readonly property bool paused: root.view.phase === "paused"
    required property PanelView view

    paired: root.view.otherCount > 0
    share: root.view.otherCount > 4 ? 0.36 : 0.48
    shareUpright: 0.42

    first: PanelState {
        anchors.fill: parent
        tone: root.paused ? StatusPill.Tone.Caution : StatusPill.Tone.Accent
        iconName: root.paused ? "circle-pause" : "door-closed"
        note: root.paused ? qsTr("Since %1. It is not known when it goes on.").arg(Qt.formatTime(root.view.since, "HH:mm")) : ""
        text: root.paused ? root.view.pauseReason : reopening.text !== "" ? reopening.text : root.view.otherCount > 0 ? "" : qsTr("Please ask a member of the staff.")
        title: root.paused ? qsTr("Paused for a while") : qsTr("This counter is closed")

        PanelReopening {
            id: reopening

            view: root.view
        }
    }
    second: PanelOthers {
        anchors.fill: parent
        view: root.view
    }
}
