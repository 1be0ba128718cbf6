// The mark of Một Cửa, a gate with one door open, with or without its name.
import QtQuick

Row {
    id: root

    property bool named: true
    property int size: Theme.iconLarge
    property color tint: Theme.accent

    Accessible.name: "Một Cửa"
    Accessible.role: Accessible.Graphic
    spacing: Math.round(root.size / 3.5)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: "brand"
        size: root.size
        tint: root.tint
    }

    AppText {
        anchors.verticalCenter: parent.verticalCenter
        color: root.tint
        size: Math.round(root.size * 0.56)
        text: "Một Cửa"
        visible: root.named
        weight: Theme.extraBold
        wrapMode: Text.NoWrap
    }
}
