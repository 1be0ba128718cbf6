// The keys of the actions. Each action has a key of its own, so that a key pressed twice never does a second thing.
pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Console.Model

Item {
    id: root

    required property ConsoleView view

    signal listWanted(away: bool)

    Instantiator {
        model: ["F2 call_next", "F3 recall", "F4 start", "F6 miss", "F7 hold", "F8 transfer", "F10 leave", "F11 change_profile", "Ctrl+N serve_walk_in", "Ctrl+T issue"]

        Shortcut {
            required property string modelData

            autoRepeat: false
            sequence: modelData.split(" ")[0]

            onActivated: root.view.act(modelData.split(" ")[1])
        }
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.firstAsking !== ""
        sequence: "F5"

        onActivated: root.view.answerHelp(root.view.firstAsking)
    }

    Shortcut {
        autoRepeat: false
        sequence: "F9"

        onActivated: root.view.act(root.view.counter.state === "paused" ? "resume_work" : "pause")
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.counter.ticket.code !== "" && !root.view.counter.isNext
        sequence: "F12"

        onActivated: root.view.lookAt(root.view.counter.ticket.code)
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.righting.kind !== ""
        sequence: "Ctrl+Z"

        onActivated: root.view.setRight()
    }

    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+G"

        onActivated: root.view.callAlone(!root.view.callsAlone)
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.hasPins
        sequence: "Ctrl+L"

        onActivated: root.view.signIn.lock()
    }

    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+D"

        onActivated: root.view.layOut("my_day")
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.fee.number !== ""
        sequence: "Ctrl+P"

        onActivated: root.view.layOut("fee")
    }

    Shortcut {
        autoRepeat: false
        sequence: "F1"

        onActivated: root.view.layOut("keys")
    }

    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+1"

        onActivated: root.listWanted(false)
    }

    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+2"

        onActivated: root.listWanted(true)
    }

    Shortcut {
        autoRepeat: false
        enabled: root.view.notice.kind !== ""
        sequence: "Esc"

        onActivated: root.view.dismiss()
    }
}
