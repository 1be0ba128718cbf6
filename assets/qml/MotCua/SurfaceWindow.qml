// A window that shows a screen at the size it was designed for, and keeps its proportions in any other size.
import QtQuick

Window {
    id: root

    required property int designHeight
    required property int designWidth

    color: Theme.surface
    height: designHeight
    width: designWidth

    Binding {
        property: "zoom"
        target: Theme
        value: Math.min(root.width / root.designWidth, root.height / root.designHeight)
    }
}
