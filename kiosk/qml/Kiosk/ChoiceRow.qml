// One of several things to choose, as wide as its list: a touch goes on with it, picks it alone, or ticks it beside others.
import QtQuick
import QtQuick.Layouts
import MotCua

Tile {
    id: root

    enum Mode {
        Go,
        One,
        Several
    }

    property int mode: ChoiceRow.Mode.Go

    Layout.fillWidth: true
    // As wide as the others of its list, whatever stands on it.
    Layout.preferredWidth: 1
    Layout.minimumHeight: implicitHeight
    outlined: true
    topPadding: Theme.gap8
    bottomPadding: Theme.gap8 + Theme.depth
    leftPadding: Theme.gap16
    subtitleLines: 4
    titleLines: 4
    endIcon: ["chevron-right", root.selected ? "circle-check" : "circle", root.selected ? "square-check" : "square"][root.mode]
    Accessible.role: [Accessible.Button, Accessible.RadioButton, Accessible.CheckBox][root.mode]
    Accessible.checkable: root.mode !== ChoiceRow.Mode.Go
    Accessible.checked: root.selected
}
