// A page's fields one below the other: gives way to the keyboard and moves the field that is typed in into sight.
import QtQuick
import MotCua

Flickable {
    id: root

    required property KeyboardPanel keyboard
    default property alias content: fields.data
    property alias spacing: fields.spacing
    readonly property Item field: root.holds(root.keyboard.field) ? root.keyboard.field : null
    // The keyboard may begin below the lower end of this area; only what it covers is lost.
    readonly property real covered: root.field === null ? 0 : Math.max(0, root.parent.mapToItem(root.keyboard.parent, 0, root.y + root.height).y - root.keyboard.parent.height + root.keyboard.taken)
    readonly property real seen: root.height - root.covered
    readonly property real fieldTop: root.field === null ? 0 : root.field.mapToItem(fields, 0, 0).y
    readonly property bool hidden: root.field !== null && root.fieldTop + root.field.height > root.seen
    readonly property real sought: root.hidden ? Math.min(root.fieldTop, Math.max(0, fields.height - root.seen)) : 0

    function holds(item: Item): bool {
        return item !== null && (item === fields || root.holds(item.parent));
    }

    clip: true
    contentHeight: fields.height
    bottomMargin: root.covered
    boundsBehavior: Flickable.StopAtBounds

    Behavior on contentY {
        enabled: !root.moving

        NumberAnimation {
            duration: Theme.calm
            easing.type: Theme.easing
        }
    }

    onSoughtChanged: root.contentY = root.sought

    Column {
        id: fields

        width: root.width
        spacing: Theme.gap24
        bottomPadding: Theme.gap16
    }
}
