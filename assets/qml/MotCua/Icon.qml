// One icon of assets/icons in one colour, drawn sharp at its size.
import QtQuick

Image {
    id: root

    required property string name
    property int size: Theme.icon
    property color tint: Theme.ink

    Accessible.ignored: true
    fillMode: Image.PreserveAspectFit
    height: root.size
    source: root.name === "" ? "" : "image://icon/" + root.name + "/" + root.tint.toString().slice(-6)
    sourceSize: Qt.size(root.size, root.size)
    width: root.size
}
