// What can be done on a page, always in sight at its foot: back at the left, the way on at the right; two rows where one is too narrow.
import QtQuick
import QtQuick.Layouts
import MotCua

GridLayout {
    id: root

    // While the page is hidden so are all of them, and none of them moves.
    readonly property list<Item> shown: [...root.children].filter(child => child.visible || !root.visible)
    readonly property real wanted: root.shown.reduce((sum, child) => sum + child.implicitWidth + root.columnSpacing, -root.columnSpacing)

    columnSpacing: Theme.gap16
    columns: root.wanted <= root.width ? root.shown.length : 1
    rowSpacing: Theme.gap16
}
