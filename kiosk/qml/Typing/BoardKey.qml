// One key. It works when it is touched, not when it is let go, so that quick fingers type in the order in which they touch;
// only what takes the key itself away works when it is let go, since a key that is gone by then would stay down.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    // A character, or what the key does.
    required property string token
    // The word at the cursor with each tone, and which of them it has.
    required property list<string> tonedWords
    required property string toneNow
    required property string otherTongue
    required property string moreText
    readonly property int tone: ["grave", "hook", "tilde", "acute", "dot"].indexOf(root.token)
    readonly property bool isTone: root.tone >= 0
    readonly property bool isCharacter: root.token.length === 1
    // Its name is not what stands on it.
    readonly property bool isSign: "-'.,/<+()&@".includes(root.token) || root.token === "back"
    readonly property bool isMarked: "ăâđêôơư".includes(root.token)
    readonly property bool isPrimary: root.token === "done"
    readonly property bool isParting: ["done", "next", "more", "tongue"].includes(root.token)
    // The word as this tone would make it; the bare sign until there is a word.
    readonly property string toned: root.isTone ? root.tonedWords[root.tone] ?? ["à", "ả", "ã", "á", "ạ"][root.tone] : ""
    readonly property bool chosen: root.isTone && root.toneNow === root.token
    readonly property string iconName: root.token === "back" ? "delete" : ""
    readonly property color label: root.isPrimary || root.chosen ? Theme.inkOnAccent : root.isTone || root.isMarked ? Theme.inkOnAccentSoft : Theme.ink
    readonly property color face: root.isPrimary || root.chosen ? (root.down ? Theme.accentPressed : Theme.accent) : root.down ? Theme.surfaceSunken : root.isTone || root.isMarked ? Theme.accentSoft : Theme.surfaceRaised

    signal struck

    objectName: "key-" + root.token
    enabled: root.token !== "gap"
    opacity: root.enabled ? 1 : 0
    z: root.visualFocus ? 1 : 0
    focusPolicy: Qt.TabFocus
    autoRepeat: root.token === "back"
    leftInset: Theme.hairline * 2
    rightInset: Theme.hairline * 2
    topInset: Theme.hairline * 2
    bottomInset: Theme.hairline * 2
    text: root.isCharacter ? root.token.toUpperCase() : root.isTone ? root.toned : ({
            "space": qsTr("Space"),
            "next": qsTr("Next"),
            "done": qsTr("Done"),
            "tongue": root.otherTongue,
            "more": root.moreText
        })[root.token] ?? ""
    // Words only where there are some: whatever was ever translated is worked out anew with the language.
    Accessible.name: root.isTone ? toneName.text : !root.isSign ? root.text : ({
            "back": qsTr("Delete the last character"),
            "-": qsTr("Hyphen"),
            "'": qsTr("Apostrophe"),
            ".": qsTr("Full stop"),
            ",": qsTr("Comma"),
            "/": qsTr("Slash"),
            "<": qsTr("Less-than sign"),
            "+": qsTr("Plus"),
            "(": qsTr("Opening bracket"),
            ")": qsTr("Closing bracket"),
            "&": qsTr("Ampersand"),
            "@": qsTr("At sign")
        })[root.token] ?? root.text
    Accessible.description: root.isTone ? root.toned : ""
    Accessible.checked: root.chosen
    Accessible.ignored: !root.enabled

    background: Plate {
        face: root.face
        edge: root.isPrimary || root.chosen ? Theme.accentEdge : Theme.edge
        cornerRadius: Theme.radiusSmall
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
            cornerRadius: Theme.radiusSmall
        }
    }
    contentItem: Item {
        id: inside

        readonly property int lowered: root.down ? Theme.depth : 0

        Column {
            // A letter has room of its own beside it.
            x: root.isCharacter ? 0 : Theme.gap8
            width: parent.width - 2 * x
            y: Math.round((inside.height - Theme.depth - height) / 2) + inside.lowered

            AppText {
                width: parent.width
                text: root.text
                visible: root.text !== ""
                size: root.isCharacter ? (root.height > Theme.px(84) ? Theme.display : Theme.headline) : root.isTone ? (Theme.largeType ? Theme.lead : Theme.title) : Theme.body
                minimumPixelSize: Theme.px(14)
                fontSizeMode: root.isCharacter ? Text.FixedSize : Text.HorizontalFit
                weight: root.isCharacter || root.isTone ? Theme.medium : Theme.semiBold
                color: root.label
                lineHeight: 1
                wrapMode: Text.NoWrap
                elide: Text.ElideNone
                horizontalAlignment: Text.AlignHCenter
            }

            AppText {
                id: toneName

                width: parent.width
                visible: root.isTone
                text: root.isTone ? [qsTr("grave accent"), qsTr("hook"), qsTr("tilde"), qsTr("acute accent"), qsTr("dot below")][root.tone] : ""
                size: Theme.caption
                minimumPixelSize: Theme.px(10)
                fontSizeMode: Text.HorizontalFit
                color: root.label
                lineHeight: 1
                wrapMode: Text.NoWrap
                elide: Text.ElideNone
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Icon {
            anchors.right: parent.right
            y: Theme.gap4 + inside.lowered
            visible: root.chosen
            name: "check"
            size: Theme.iconSmall
            tint: root.label
        }

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round((inside.height - Theme.depth - height) / 2) + inside.lowered
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.iconLarge
            tint: root.label
        }
    }

    onPressed: root.isParting || root.struck()
    onClicked: root.isParting && root.struck()
    Accessible.onPressAction: root.struck()
    Keys.onReturnPressed: root.animateClick()
    Keys.onEnterPressed: root.animateClick()
}
