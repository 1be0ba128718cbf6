// How many of a paper are handed in, in words; none of either means that it is only shown.
import QtQuick

QtObject {
    id: root

    required property int originals
    required property int copies
    readonly property list<string> parts: [root.originals > 0 ? qsTr("%n originals", "", root.originals) : "", root.copies > 0 ? qsTr("%n copies", "", root.copies) : ""]
    readonly property string text: root.parts.filter(Boolean).join(", ") || qsTr("To be shown only, not handed in")
}
