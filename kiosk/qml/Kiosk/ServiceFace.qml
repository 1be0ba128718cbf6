// What stands on a service's tile: its sign and the line before it above, its name below; with little height, side by side.
import QtQuick
import MotCua

Item {
    id: root

    required property string name
    required property string sign
    required property string note
    required property string noteSign
    required property bool open
    required property bool lit
    required property int lowered
    required property bool dense
    // Of what stands on it only a figure is left: beside the name.
    property bool terse: false
    readonly property bool large: !root.dense && root.height >= Theme.px(160)
    readonly property int beside: mark.width + Theme.gap12
    readonly property int stacked: title.height + (root.note === "" || root.terse ? 0 : line.height)
    readonly property int aside: root.terse && root.note !== "" ? noteIcon.width + Math.ceil(line.implicitWidth) + Theme.gap12 : 0

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

        x: root.terse ? root.width - width : root.beside + noteIcon.width + Theme.gap8
        y: root.terse ? root.lowered + Math.round((root.height - height) / 2) : root.dense ? title.y + title.height : root.lowered + Math.round((mark.height - height) / 2)
        width: root.terse ? Math.ceil(implicitWidth) : root.width - x
        text: root.note
        size: Theme.type(root.dense ? 15 : 16)
        weight: Theme.semiBold
        color: Theme.inkSoft
        horizontalAlignment: root.dense ? Text.AlignLeft : Text.AlignRight
        lineHeight: 1
        maximumLineCount: root.dense ? 1 : 2
        Accessible.ignored: true
    }

    Icon {
        id: noteIcon

        x: root.terse ? line.x - width - Theme.gap4 : root.dense ? root.beside : line.x + line.width - Math.ceil(line.contentWidth) - width - Theme.gap8
        y: line.y + Math.round((line.height - height) / 2)
        visible: root.note !== ""
        name: root.noteSign
        size: Theme.iconSmall
        tint: root.open ? Theme.accent : Theme.inkSoft
    }
}
