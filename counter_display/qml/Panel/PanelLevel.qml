// A level of satisfaction: a face and a word, both as large as there is room.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property string face
    required property int score
    // The word beside the face where there is more width than height.
    readonly property bool wide: root.width > root.height * 1.6
    readonly property color tint: root.face === "delighted" || root.face === "content" ? Theme.positive : root.face === "neutral" ? Theme.accent : Theme.caution
    readonly property color ground: root.face === "delighted" || root.face === "content" ? Theme.positiveSoft : root.face === "neutral" ? Theme.accentSoft : Theme.cautionSoft
    readonly property int side: root.wide ? Math.min(Math.round(root.height * 0.62), Theme.px(112)) : Math.min(Math.round(root.width * 0.66), Math.round(root.height * 0.54))

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    objectName: "level-" + root.score
    text: root.face === "delighted" ? qsTr("Very satisfied") : root.face === "content" ? qsTr("Satisfied") : root.face === "neutral" ? qsTr("Neither") : root.face === "unhappy" ? qsTr("Dissatisfied") : qsTr("Very dissatisfied")

    background: Plate {
        cornerRadius: Theme.radiusLarge
        face: root.down ? Theme.accentSoft : Theme.surfaceRaised
        outline: Theme.line
        sunk: root.down

        FocusRing {
            cornerRadius: Theme.radiusLarge
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        id: inside

        readonly property int lowered: root.down ? Theme.depth : 0

        Rectangle {
            id: disc

            color: root.ground
            height: root.side
            radius: width / 2
            width: root.side
            x: root.wide ? Theme.gap24 : Math.round((inside.width - width) / 2)
            // Two lines are kept for the words, so that all faces stand in one row.
            y: inside.lowered + Math.round((inside.height - Theme.depth - height - (root.wide ? 0 : words.size * 2.6 + Theme.gap12)) / 2)

            Icon {
                anchors.centerIn: parent
                name: ({
                        delighted: "laugh",
                        content: "smile",
                        neutral: "meh",
                        unhappy: "frown",
                        upset: "angry"
                    })[root.face]
                size: Math.round(root.side * 0.72)
                tint: root.tint
            }
        }

        AppText {
            id: words

            Accessible.ignored: true
            horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
            maximumLineCount: 3
            size: root.width > Theme.px(170) ? Theme.lead : Theme.body
            text: root.text
            weight: Theme.bold
            width: root.wide ? inside.width - x - Theme.gap16 : inside.width - Theme.gap8 * 2
            x: root.wide ? disc.x + disc.width + Theme.gap24 : Theme.gap8
            y: root.wide ? inside.lowered + Math.round((inside.height - Theme.depth - height) / 2) : disc.y + disc.height + Theme.gap12
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
