// A place for one page: built while nobody waits for it, shown in the frame that asks for it, and with the keyboard then.
import QtQuick

Loader {
    id: root

    required property bool shown
    required property bool warm
    readonly property string heading: (root.item as Headed)?.heading ?? ""

    anchors.fill: parent
    active: root.warm || root.shown
    asynchronous: !root.shown
    visible: root.shown
    enabled: root.shown
    focus: root.shown
}
