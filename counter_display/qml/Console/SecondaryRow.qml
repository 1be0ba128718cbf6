// What else can be done now, quieter than the main actions: for the person at the counter, or while nobody is there.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    readonly property bool atWork: root.view.counter.state === "called" || root.view.counter.state === "serving"
    readonly property list<string> possible: root.view.counter.possible
    required property ConsoleView view

    implicitHeight: root.atWork ? withSomeone.implicitHeight : alone.implicitHeight

    RowLayout {
        id: withSomeone

        spacing: Theme.gap12
        visible: root.atWork
        width: parent.width

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

        Item {
            Layout.fillWidth: true
        }

        AppButton {
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
    }

    GridLayout {
        id: alone

        columnSpacing: Theme.gap12
        columns: 3
        rowSpacing: Theme.gap8
        visible: !root.atWork
        width: parent.width

        SideAction {
            enabled: root.possible.includes("serve_walk_in")
            iconName: "user-plus"
            keyHint: "Ctrl+N"
            objectName: "serve_walk_in"
            title: qsTr("Serve directly")

            onClicked: root.view.act("serve_walk_in")
        }

        SideAction {
            enabled: root.possible.includes("issue")
            iconName: "ticket-plus"
            keyHint: "Ctrl+T"
            objectName: "issue"
            title: qsTr("Give out a number")

            onClicked: root.view.act("issue")
        }

        SideAction {
            iconName: root.view.callsAlone ? "square-check" : "square"
            keyHint: "Ctrl+G"
            objectName: "calls_alone"
            title: root.view.callStopped ? qsTr("Calls by itself: stopped") : qsTr("Call by itself")

            onClicked: root.view.callAlone(!root.view.callsAlone)
        }

        SideAction {
            enabled: root.possible.includes("pause")
            iconName: "coffee"
            keyHint: "F9"
            objectName: "pause"
            title: qsTr("Pause")
            visible: root.view.counter.state !== "paused"

            onClicked: root.view.act("pause")
        }

        SideAction {
            enabled: root.possible.includes("change_profile")
            iconName: "settings"
            keyHint: "F11"
            objectName: "change_profile"
            title: qsTr("Work profile")

            onClicked: root.view.act("change_profile")
        }

        SideAction {
            enabled: root.possible.includes("leave")
            iconName: "log-out"
            keyHint: "F10"
            objectName: "leave"
            title: qsTr("Leave the counter")

            onClicked: root.view.act("leave")
        }
    }
}
