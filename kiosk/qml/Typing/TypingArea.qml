// A page's fields one below the other: gives way to the keyboard and moves the field that is typed in into sight.
import QtQuick
import MotCua

Flickable {
    id: root

    required property KeyboardPanel keyboard
    default property alias content: fields.data
    property alias spacing: fields.spacing
    // The keyboard may begin below the lower end of this area; only what it covers is lost.
    readonly property real covered: root.keyboard.taken > 0 ? Math.max(0, root.parent.mapToItem(root.keyboard.parent, 0, root.y + root.height).y - root.keyboard.parent.height + root.keyboard.taken) : 0
    readonly property real seen: root.height - root.covered
    // The field that is typed in, if it is one of these.
    readonly property Item field: root.keyboard.field?.parent === fields ? root.keyboard.field : null
    readonly property real rest: Math.max(0, fields.height - root.seen)
    readonly property real sought: root.field === null ? 0 : Math.min(root.rest + root.topMargin, Math.max(0, root.field.y + root.field.height - root.seen + Theme.gap16))

    clip: true
    contentHeight: fields.height
    bottomMargin: root.covered
    boundsBehavior: Flickable.StopAtBounds

    onSoughtChanged: root.contentY = root.sought

    Column {
        id: fields

        width: root.width
        spacing: Theme.gap24
    }
}
