// The icon of a tile on its coloured ground.
import QtQuick

Rectangle {
    id: root

    required property string iconName
    property bool lit: false

    width: root.visible ? Theme.target : 0
    height: root.visible ? Theme.target : 0
    visible: root.iconName !== ""
    radius: Theme.radius
    color: !root.enabled ? Theme.surfaceSunken : root.lit ? Theme.accent : Theme.accentSoft

    Icon {
        anchors.centerIn: parent
        name: root.iconName
        size: Theme.px(38)
        tint: !root.enabled ? Theme.inkFaint : root.lit ? Theme.inkOnAccent : Theme.accent
    }
}
