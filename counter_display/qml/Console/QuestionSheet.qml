// A question with its choices, each one key away; it goes when it is answered or dropped.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

Sheet {
    id: root

    readonly property string asked: root.view.question.asked
    readonly property string keys: "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    required property ConsoleView view
    readonly property bool wide: choices.count > 6

    function focusFirst() {
        root.contentItem.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
    }

    byKeyboard: true
    text: root.asked === "ticket_action" && wait.told ? qsTr("Likely called in %1").arg(wait.text) : ""
    title: ""
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(root.wide ? 1120 : root.asked === "leaving" ? 860 : 620))

    buttons: [
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "option-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onAskedChanged: root.asked === "" ? root.close() : root.visible ? root.focusFirst() : root.open()
    onClosed: root.asked === "" || root.view.dismiss()

    WaitWords {
        id: wait

        high: root.view.question.waitHigh
        low: root.view.question.waitLow
        why: root.view.question.waitWhy
    }

    // The words stay while the sheet goes.
    Binding {
        property: "title"
        restoreMode: Binding.RestoreNone
        target: root
        value: ({
                "call_reason": qsTr("Why is %1 called before its turn?").arg(root.view.question.number),
                "cancel_reason": qsTr("Why does %1 leave the queue?").arg(root.view.question.number),
                "desk_class": qsTr("Has the person a right to priority?"),
                "hold_reason": qsTr("What is %1 doing meanwhile?").arg(root.view.question.number),
                "issue_service": qsTr("For which service is the number?"),
                "leaving": qsTr("Leave the counter?"),
                "need": qsTr("What else does %1 need?").arg(root.view.question.number),
                "outcome": qsTr("How did %1 really end?").arg(root.view.question.number),
                "pause_reason": qsTr("Why do you pause?"),
                "priority": qsTr("Which class is %1?").arg(root.view.question.number),
                "profile": qsTr("Which services do you take now?"),
                "ticket_action": qsTr("Ticket %1").arg(root.view.question.number),
                "transfer_place": qsTr("Where is %1 to go?").arg(root.view.question.number),
                "transfer_position": qsTr("Where does %1 join?").arg(root.view.question.number),
                "walk_in_service": qsTr("What does the person at the desk need?")
            })[root.asked] ?? ""
        when: root.asked !== ""
    }

    DayFigures {
        bottomPadding: Theme.gap16
        columns: 4
        day: root.view.myDay
        visible: root.asked === "leaving"
    }

    Grid {
        id: grid

        columnSpacing: Theme.gap12
        columns: root.wide ? 3 : 1
        rowSpacing: Theme.gap4
        width: parent.width

        Repeater {
            id: choices

            model: root.view.question.options

            ListRow {
                id: choice

                required property bool allowed
                required property string code
                required property int index
                required property string name
                required property string sign

                enabled: choice.allowed
                iconName: choice.sign !== "" ? choice.sign : words.sign(choice.code)
                keyHint: root.keys.charAt(choice.index)
                objectName: "option-" + choice.code
                title: choice.name !== "" ? choice.name : words.of(choice.code)
                width: (grid.width - (grid.columns - 1) * Theme.gap12) / grid.columns

                onClicked: root.view.choose(choice.code)

                Shortcut {
                    autoRepeat: false
                    enabled: root.visible && choice.allowed
                    sequence: choice.keyHint

                    onActivated: root.view.choose(choice.code)
                }
            }
        }
    }

    DossierNoteLine {
        dossiers: root.view.dossiers
        visible: ["hold_reason", "transfer_place"].includes(root.asked) && root.view.dossiers.access !== ""
        width: parent.width
    }

    OptionWords {
        id: words
    }
}
