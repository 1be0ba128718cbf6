// The place of one field among several: on a low page, where the keyboard leaves room for one, it is empty while another is typed in.
import QtQuick
import QtQuick.Layouts
import MotCua
import Typing

Item {
    id: root

    // The one `EntryField`.
    default property alias content: place.data
    // Whether there is room for the field that is typed in only.
    required property bool cramped
    readonly property EntryField field: place.children[0] as EntryField
    readonly property bool given: !root.cramped || root.field.editing

    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    Layout.preferredHeight: root.given ? root.field.implicitHeight : 0
    Layout.minimumHeight: Layout.preferredHeight
    implicitWidth: Theme.px(280)
    // Not hidden: the key “Next” leads to it.
    opacity: root.given ? 1 : 0
    clip: !root.given

    Item {
        id: place

        anchors.fill: parent
    }
}
