// What stands on a service's tile: its sign, the line before it and the wait above, its name below; with little height, side by side.
import QtQuick
import MotCua

Item {
    id: root

    required property string name
    required property string sign
    required property string note
    required property string noteSign
    // The same in as few signs as can be: how many wait.
    property string figure: ""
    property string wait: ""
    property string waitSign: "hourglass"
    required property bool open
    required property bool lit
    required property int lowered
    required property bool dense
    property bool narrow: false
    // A name of two lines leaves no room for more than a figure beside it.
    readonly property bool crowded: root.dense && root.height < Theme.type(50) && measure.advanceWidth > root.width - root.beside
    readonly property bool timed: root.wait !== "" && !root.crowded
    // Of what stands on it only a figure is left: beside the name.
    readonly property bool terse: root.dense && (root.narrow || root.crowded) && root.figure !== "" && !root.timed
    readonly property bool figured: root.terse || root.dense && root.timed
    readonly property bool large: !root.dense && root.height >= Theme.px(160)
    readonly property int beside: mark.width + Theme.gap12
    readonly property int stacked: title.height + (root.note === "" || root.terse ? 0 : line.height)
    readonly property int aside: root.terse ? noteIcon.width + line.count + Theme.gap12 : 0
    // The line before it, and below it the wait, where there is height for both.
    readonly property int told: line.height + (!root.timed || root.dense ? 0 : Theme.gap4 + until.height)

    TextMetrics {
        id: figures

        font: line.font
        text: root.figure
    }

    TextMetrics {
        id: measure

        font: title.font
        text: root.name
    }

    Rectangle {
        id: mark

        y: root.lowered + (root.dense ? Math.round((root.height - height) / 2) : 0)
        width: root.large ? Theme.px(76) : Math.min(Theme.target, root.height)
        height: width
        radius: Theme.radius
        color: !root.open ? Theme.surfaceSunken : root.lit ? Theme.accent : Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.sign
            size: Math.round(parent.width * 0.6)
            tint: !root.open ? Theme.inkFaint : root.lit ? Theme.inkOnAccent : Theme.accent
        }
    }

    AppText {
        id: title

        x: root.dense ? root.beside : 0
        y: root.lowered + (root.dense ? Math.round((root.height - root.stacked) / 2) : root.height - height)
        width: root.width - x - root.aside
        text: root.name
        size: root.large ? Theme.title : root.dense ? Theme.body : Theme.lead
        weight: root.dense ? Theme.semiBold : Theme.bold
        color: root.open ? Theme.ink : Theme.inkFaint
        lineHeight: root.dense ? 0.95 : 1
        maximumLineCount: 2
        Accessible.ignored: true
    }

    AppText {
        id: line

        // By the figure's own measure: what a text needs is told after it has been given its place.
        readonly property int count: Math.ceil(figures.advanceWidth) + 1

        x: root.terse ? root.width - width : root.beside + noteIcon.width + Theme.gap8
        y: root.terse ? root.lowered + Math.round((root.height - height) / 2) : root.dense ? title.y + title.height : root.lowered + Math.round((mark.height - root.told) / 2)
        width: root.figured ? count : root.width - x
        visible: !(root.narrow && root.figured && root.timed)
        text: root.figured ? root.figure : root.note
        size: Theme.type(root.dense ? 15 : 16)
        weight: Theme.semiBold
        color: Theme.inkSoft
        wrapMode: root.figured ? Text.NoWrap : Text.Wrap
        horizontalAlignment: root.dense ? Text.AlignLeft : Text.AlignRight
        lineHeight: 1
        maximumLineCount: root.dense || root.timed ? 1 : 2
        Accessible.ignored: true
    }

    Icon {
        id: noteIcon

        x: root.terse ? line.x - width - Theme.gap4 : root.dense ? root.beside : line.x + line.width - Math.ceil(line.contentWidth) - width - Theme.gap8
        y: line.y + Math.round((line.height - height) / 2)
        visible: line.visible && root.note !== ""
        name: root.noteSign
        size: Theme.iconSmall
        tint: root.open ? Theme.accent : Theme.inkSoft
    }

    TileFact {
        id: until

        objectName: "wait-" + root.name
        x: root.dense && line.visible ? line.x + line.width + Theme.gap12 : root.beside
        y: root.dense ? line.y : line.y + line.height + Theme.gap4
        width: root.width - x
        trailing: !root.dense
        text: root.timed ? root.wait : ""
        sign: root.waitSign
        open: root.open
        size: line.size
    }
}
