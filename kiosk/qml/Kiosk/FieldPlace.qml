// The place of one field among several: on a low page, where the keyboard leaves room for one, it is empty while another is typed in.
import QtQuick
import QtQuick.Layouts
import Typing

Item {
    id: root

    required property EntryField field
    // Whether there is room for the field that is typed in only.
    required property bool cramped
    readonly property bool given: !root.cramped || root.field.editing

    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    Layout.minimumHeight: implicitHeight
    Layout.maximumHeight: implicitHeight
    implicitHeight: root.given ? root.field.implicitHeight : 0
    opacity: root.given ? 1 : 0
    // Not hidden: the key “Next” leads to it.
    data: root.field

    Binding {
        property: "width"
        target: root.field
        value: root.width
    }
}
