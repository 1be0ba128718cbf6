// The counter is at work and nobody stands there: it is about to call, or the clerk finishes the papers.
import QtQuick
import Panel.Model

PanelPair {
    id: root

    readonly property bool papers: root.view.phase === "paperwork"
    required property PanelView view

    paired: root.view.clerkName !== ""
    shareUpright: 0.58

    first: PanelState {
        anchors.fill: parent
        iconName: root.papers ? "file-text" : "ticket"
        text: root.papers ? qsTr("The next number is called in a moment.") : qsTr("Please wait until your number is called.")
        title: root.papers ? qsTr("Completing the last dossier") : qsTr("Waiting for the next number")
    }
    second: PanelClerk {
        anchors.fill: parent
        view: root.view
    }
}
