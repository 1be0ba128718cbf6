// What can be done on a page, always in sight at its foot: back at the left, the way on at the right or, with little width, below.
import QtQuick
import QtQuick.Layouts
import MotCua

GridLayout {
    id: root

    // While the page is hidden so are all of them, and none of them moves.
    readonly property list<FootButton> shown: [...root.children].filter(child => child.visible || !root.visible).map(child => child as FootButton).filter(Boolean)
    readonly property list<FootButton> others: root.shown.filter(child => !child.main)
    readonly property bool inOneRow: root.wanted(root.shown) <= root.width

    function wanted(buttons: list<FootButton>): real {
        return buttons.reduce((sum, button) => sum + button.leastWidth + root.columnSpacing, -root.columnSpacing);
    }

    columnSpacing: Theme.gap16
    columns: root.inOneRow ? Math.max(1, root.shown.length) : root.wanted(root.others) <= root.width ? Math.max(1, root.others.length) : 1
    rowSpacing: Theme.gap16

    // Below the others it is as wide as all of them.
    Binding {
        property: "columns"
        target: root.shown.find(button => button.main) ?? null
        value: root.inOneRow ? 1 : root.columns
    }
}
