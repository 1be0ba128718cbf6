// The keyboard of the screen: comes up from below for the field that asks for it and says how much room it takes.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Typing.Model

FocusScope {
    id: root

    // The field that is typed in; null while the keyboard is away.
    property Item field: null
    readonly property bool opened: root.field !== null
    // What the page has to do without at its lower end.
    readonly property int taken: root.opened ? root.height : 0
    // Build the boards before anybody asks for them; after the first frame.
    property bool warm: false
    // Vietnamese with Telex, or plain letters.
    readonly property bool vietnamese: (Qt.uiLanguage === "vi") !== root.otherTongue
    property bool otherTongue: false
    property bool signs: false
    property TelexComposer composer: blank
    property int kind: TelexComposer.Kind.Text
    property bool hasNext: false
    readonly property bool hasWords: root.kind === TelexComposer.Kind.Name || root.kind === TelexComposer.Kind.Text
    readonly property string board: root.hasWords ? (root.signs ? "signs" : root.wordBoard) : ["", "", "digits", "phone", "code", "digits", "mrz"][root.kind]
    readonly property list<string> rows: Boards.rows(root.board, root.wide)
    readonly property string wordBoard: root.kind === TelexComposer.Kind.Name ? (root.vietnamese ? "name" : "plainName") : root.vietnamese ? "words" : "plainWords"
    readonly property bool isPad: root.board === "digits" || root.board === "phone"
    readonly property bool wide: root.width > Theme.target * 14
    readonly property bool roomy: root.parent !== null && root.parent.height > Theme.px(800)
    // Somebody went elsewhere with the real keyboard.
    readonly property bool abandoned: root.opened && root.Window.activeFocusItem !== null && !root.activeFocus && !root.field.activeFocus

    // Done, with the field that this was.
    signal doneAsked
    signal nextAsked

    // Of a board with so many rows; each board has its own, so that those which are not shown stay as they are.
    function keyHeight(rows: int): int {
        return !root.roomy ? Theme.target + Theme.hairline * 4 : rows > 4 ? Theme.px(76) : Theme.px(92);
    }

    function open(field: Item, composer: TelexComposer, kind: int, hasNext: bool) {
        root.signs = false;
        root.composer = composer;
        root.kind = kind;
        root.hasNext = hasNext;
        root.field = field;
    }

    function close() {
        if (root.activeFocus)
            root.field.forceActiveFocus(Qt.OtherFocusReason);
        root.field = null;
    }

    // For the next person, in the screen's language again.
    function forget() {
        root.close();
        root.otherTongue = false;
        root.composer = blank;
    }

    function strike(key: string) {
        const steering = {
            "done": root.doneAsked,
            "next": root.nextAsked,
            "more": () => root.signs = !root.signs,
            "tongue": () => root.otherTongue = !root.otherTongue
        };
        steering[key] ? steering[key]() : root.composer?.press(key);
    }

    // From the field to the first key, for who has no pointer.
    function enter() {
        if (root.opened)
            (boards.shown?.item as KeyRows)?.go(1, 1);
    }

    objectName: "keyboard"
    width: parent?.width ?? 0
    height: root.rows.length * root.keyHeight(root.rows.length) + Theme.gap8 * 2
    y: (root.parent?.height ?? 0) - root.taken
    visible: root.y < (root.parent?.height ?? 0)
    enabled: root.opened
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Keyboard")

    Behavior on y {
        enabled: root.visible || root.opened

        NumberAnimation {
            duration: Theme.calm
            easing.type: Theme.easing
        }
    }

    onAbandonedChanged: leaving.restart()
    Keys.onEscapePressed: root.field?.forceActiveFocus(Qt.BacktabFocusReason)
    // Letters of a real keyboard, whichever key of this one has its arrows.
    Keys.onPressed: event => event.accepted = root.composer?.take(event.key, event.text, event.modifiers) ?? false

    TelexComposer {
        id: blank
    }

    // The focus is nowhere while it moves from one thing to the next.
    Timer {
        id: leaving

        interval: 0

        onTriggered: root.abandoned && root.close()
    }

    Rectangle {
        id: face

        width: parent.width
        height: parent.height
        color: Theme.surfaceSunken

        Rectangle {
            width: parent.width
            height: Theme.stroke
            color: Theme.line
        }

        // Touches between the keys are nobody's.
        MouseArea {
            anchors.fill: parent
        }

        Item {
            id: boards

            readonly property Loader shown: [...boards.children].find(loader => (loader as Loader)?.visible) as Loader

            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap8
            width: Math.min(root.width, root.isPad ? Theme.px(720) : root.width) - Theme.gap8 * 2

            Repeater {
                model: ["name", "plainName", "words", "plainWords", "signs", "digits", "phone", "code", "mrz"]

                Loader {
                    id: place

                    required property string modelData
                    property bool asked: false
                    readonly property bool wanted: root.opened && root.board === place.modelData

                    width: boards.width
                    active: place.asked || place.wanted || (root.warm && ["name", "digits"].includes(place.modelData))
                    asynchronous: !place.wanted
                    visible: root.board === place.modelData

                    sourceComponent: KeyRows {
                        rows: Boards.rows(place.modelData, root.wide)
                        width: place.width
                        composer: root.composer
                        keyHeight: root.keyHeight(rows.length)
                        hasNext: root.hasNext
                        otherTongue: root.vietnamese ? "English" : "Tiếng Việt"
                        moreText: root.signs ? qsTr("Letters") : qsTr("123")

                        onStruck: key => root.strike(key)
                        onAbove: root.field?.forceActiveFocus(Qt.BacktabFocusReason)
                    }

                    onWantedChanged: place.asked = true
                }
            }
        }
    }
}
