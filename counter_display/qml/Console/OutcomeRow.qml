// The ways to finish a ticket, side by side; each is one number key away.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

GridLayout {
    id: root

    required property bool busy
    required property QtObject outcomes
    required property bool settled

    signal chosen(outcome: string)

    columnSpacing: Theme.gap12
    columns: Math.min(5, Math.max(1, keys.count))
    rowSpacing: Theme.gap12
    uniformCellWidths: true

    Repeater {
        id: keys

        model: root.outcomes

        OutcomeKey {
            id: key

            required property string code
            required property int index
            required property string name

            Layout.fillHeight: true
            Layout.fillWidth: true
            enabled: root.enabled && !root.busy
            keyHint: String(key.index + 1)
            objectName: "outcome-" + key.code
            text: key.name

            onClicked: root.chosen(key.code)

            Shortcut {
                autoRepeat: false
                enabled: root.settled && key.enabled && key.visible && key.index < 9
                sequence: key.keyHint

                onActivated: root.chosen(key.code)
            }
        }
    }
}
