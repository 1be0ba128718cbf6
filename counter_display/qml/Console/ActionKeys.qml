// The keys of the actions. Each action has a key of its own, so that a key pressed twice never does a second thing.
import QtQuick
import Console.Model

Item {
    id: root

    required property ConsoleView view

    Shortcut {
        autoRepeat: false
        sequence: "F2"

        onActivated: root.view.act("call_next")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F3"

        onActivated: root.view.act("recall")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F4"

        onActivated: root.view.act("start")
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.firstAsking !== ""
        sequence: "F5"

        onActivated: root.view.answerHelp(root.view.firstAsking)
    }

    Shortcut {
        autoRepeat: false
        sequence: "F6"

        onActivated: root.view.act("miss")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F7"

        onActivated: root.view.act("hold")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F8"

        onActivated: root.view.act("transfer")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F9"

        onActivated: root.view.act(root.view.counter.state === "paused" ? "resume_work" : "pause")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F10"

        onActivated: root.view.act("leave")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F11"

        onActivated: root.view.act("change_profile")
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.counter.ticket.code !== "" && !root.view.counter.isNext
        sequence: "F12"

        onActivated: root.view.lookAt(root.view.counter.ticket.code)
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.notice.kind !== ""
        sequence: "Esc"

        onActivated: root.view.dismiss()
    }
}
