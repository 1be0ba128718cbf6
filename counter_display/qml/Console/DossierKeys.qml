// The keys of the dossiers: all with Alt, so that none of them is a figure, a letter or a key of the counter.
pragma ComponentBehavior: Bound
import QtQuick
import Console.Model

Item {
    id: root

    required property DossierDeskView dossiers
    readonly property bool isOpen: root.dossiers.access === "open"
    readonly property bool isWorked: root.isOpen && root.dossiers.one.ending === ""

    signal codeWanted
    signal papersWanted

    Instantiator {
        model: ["received", "supplement", "refused", "advised"]

        Shortcut {
            required property int index
            required property string modelData

            autoRepeat: false
            enabled: root.isWorked
            sequence: "Alt+" + (index + 1)

            onActivated: root.dossiers.beginEnd(modelData)
        }
    }

    Instantiator {
        model: ["Alt+T applicant", "Alt+F procedure", "Alt+C case", "Alt+L terms"]

        Shortcut {
            required property string modelData

            autoRepeat: false
            enabled: root.isWorked
            sequence: modelData.split(" ")[0]

            onActivated: root.dossiers.layOut(modelData.split(" ")[1])
        }
    }

    Instantiator {
        model: ["Alt+N add", "Alt+G note"]

        Shortcut {
            required property string modelData

            autoRepeat: false
            enabled: root.dossiers.access !== ""
            sequence: modelData.split(" ")[0]

            onActivated: root.dossiers.layOut(modelData.split(" ")[1])
        }
    }

    Shortcut {
        enabled: root.isOpen
        sequence: "Alt+Right"

        onActivated: root.dossiers.goBy(1)
    }

    Shortcut {
        enabled: root.isOpen
        sequence: "Alt+Left"

        onActivated: root.dossiers.goBy(-1)
    }

    Shortcut {
        enabled: root.isOpen
        sequence: "Alt+P"

        onActivated: root.papersWanted()
    }

    Shortcut {
        autoRepeat: false
        enabled: root.isOpen
        sequence: "Alt+M"

        onActivated: root.codeWanted()
    }

    Shortcut {
        autoRepeat: false
        enabled: root.isOpen ? root.dossiers.one.ending !== "" : root.dossiers.leftForms > 0
        sequence: "Alt+I"

        onActivated: root.isOpen ? root.dossiers.printForm() : root.dossiers.printLeft()
    }

    Shortcut {
        autoRepeat: false
        enabled: root.dossiers.told !== "" || root.dossiers.access === "away" || root.dossiers.access === "refused" || root.dossiers.one.isClashing
        sequence: "Alt+R"

        onActivated: root.dossiers.one.isClashing ? root.dossiers.layOut("clash") : root.dossiers.retry()
    }

    Shortcut {
        autoRepeat: false
        enabled: root.dossiers.proposal !== ""
        sequences: ["Alt+Return", "Alt+Enter"]

        onActivated: root.dossiers.finish()
    }
}
