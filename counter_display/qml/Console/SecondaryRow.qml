// What else can be done now, quieter than the main actions.
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    readonly property bool atWork: root.view.counter.state === "called" || root.view.counter.state === "serving"
    readonly property list<string> possible: root.view.counter.possible
    required property ConsoleView view

    Row {
        anchors.left: parent.left
        spacing: Theme.gap12
        visible: root.atWork

        AppButton {
            enabled: root.possible.includes("hold")
            iconName: "circle-pause"
            keyHint: "F7"
            kind: AppButton.Kind.Quiet
            objectName: "hold"
            text: qsTr("Step aside")

            onClicked: root.view.act("hold")
        }

        AppButton {
            enabled: root.possible.includes("transfer")
            iconName: "arrow-right-left"
            keyHint: "F8"
            kind: AppButton.Kind.Quiet
            objectName: "transfer"
            text: qsTr("Transfer")

            onClicked: root.view.act("transfer")
        }

        AppButton {
            enabled: root.possible.includes("add_need") || root.possible.includes("set_priority")
            iconName: "plus"
            keyHint: "F12"
            kind: AppButton.Kind.Quiet
            objectName: "more"
            text: qsTr("More")

            onClicked: root.view.lookAt(root.view.counter.ticket.code)
        }
    }

    AppButton {
        anchors.right: parent.right
        enabled: root.possible.includes("finish")
        iconName: root.view.thenPaperwork ? "square-check" : "square"
        keyHint: "0"
        kind: AppButton.Kind.Quiet
        objectName: "paperwork"
        text: qsTr("Paperwork after")
        visible: root.view.counter.state === "serving"

        onClicked: root.view.planPaperwork(!root.view.thenPaperwork)

        Shortcut {
            autoRepeat: false
            enabled: root.view.counter.state === "serving"
            sequence: "0"

            onActivated: root.view.planPaperwork(!root.view.thenPaperwork)
        }
    }

    Row {
        anchors.left: parent.left
        spacing: Theme.gap12
        visible: !root.atWork

        AppButton {
            enabled: root.possible.includes("pause")
            iconName: "coffee"
            keyHint: "F9"
            kind: AppButton.Kind.Quiet
            objectName: "pause"
            text: qsTr("Pause")
            visible: root.view.counter.state !== "paused"

            onClicked: root.view.act("pause")
        }

        AppButton {
            enabled: root.possible.includes("change_profile")
            iconName: "settings"
            keyHint: "F11"
            kind: AppButton.Kind.Quiet
            objectName: "change_profile"
            text: qsTr("Work profile")

            onClicked: root.view.act("change_profile")
        }
    }

    AppButton {
        anchors.right: parent.right
        enabled: root.possible.includes("leave")
        iconName: "log-out"
        keyHint: "F10"
        kind: AppButton.Kind.Quiet
        objectName: "leave"
        text: qsTr("Leave the counter")
        visible: !root.atWork

        onClicked: root.view.act("leave")
    }
}
