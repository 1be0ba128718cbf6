// The keys of one board in their rows; the arrows of a real keyboard go from key to key.
pragma ComponentBehavior: Bound
import QtQuick
import Typing.Model

Column {
    id: root

    required property list<string> rows
    required property TelexComposer composer
    readonly property list<string> tonedWords: root.composer?.tonedWords ?? []
    required property int keyHeight
    required property bool hasNext
    // What the key that changes between languages changes to, and what the key for signs shows.
    required property string otherTongue
    required property string moreText

    signal struck(string key)
    // Up from the first row.
    signal above

    function keyAt(x: real, y: real): Item {
        return root.childAt(x, y)?.childAt(x, root.keyHeight / 2) ?? null;
    }

    function go(x: real, y: real) {
        y < 0 ? root.above() : root.keyAt(x, y)?.forceActiveFocus(Qt.TabFocusReason);
    }

    Repeater {
        model: root.rows

        Row {
            id: row

            required property string modelData
            readonly property list<string> keys: row.modelData.split(" ")
            readonly property real unit: root.width / row.keys.reduce((sum, key) => sum + Number(key.split("=")[1] ?? 1), 0)
            readonly property real nextWidth: row.unit * Number(row.keys.find(key => key.startsWith("next="))?.split("=")[1] ?? 0)

            width: root.width
            height: root.keyHeight

            Repeater {
                model: row.keys

                BoardKey {
                    id: key

                    required property string modelData

                    token: key.modelData.split("=")[0]
                    width: row.unit * Number(key.modelData.split("=")[1] ?? 1) + (key.token === "done" && !root.hasNext ? row.nextWidth : 0)
                    height: root.keyHeight
                    visible: key.token !== "next" || root.hasNext
                    tonedWords: key.isTone ? root.tonedWords : []
                    toneNow: key.isTone ? root.composer?.tone ?? "" : ""
                    otherTongue: root.otherTongue
                    moreText: root.moreText

                    Keys.onLeftPressed: root.go(key.x - 1, row.y)
                    Keys.onRightPressed: root.go(key.x + key.width + 1, row.y)
                    Keys.onUpPressed: root.go(key.x + key.width / 2, row.y - 1)
                    Keys.onDownPressed: root.go(key.x + key.width / 2, row.y + row.height + 1)
                    onStruck: root.struck(key.token)
                }
            }
        }
    }
}
