// Numbers whose digits all have the same width, so that nothing jumps when they change.
pragma ComponentBehavior: Bound
import QtQuick

Row {
    id: root

    readonly property int cell: Math.ceil(widest.advanceWidth)
    property color color: Theme.ink
    property int size: Theme.body
    required property string text
    property int weight: Theme.semiBold

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: root.weight
        text: "4"
    }

    Repeater {
        model: root.text.length

        AppText {
            readonly property string character: root.text.charAt(index)
            required property int index

            Accessible.ignored: true
            color: root.color
            elide: Text.ElideNone
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            size: root.size
            text: character
            weight: root.weight
            width: character >= "0" && character <= "9" ? root.cell : implicitWidth
            wrapMode: Text.NoWrap
        }
    }
}
