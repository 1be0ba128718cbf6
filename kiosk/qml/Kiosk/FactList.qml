// Facts below each other on one sheet, each a `FactLine`.
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    default property alias content: lines.data

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitWidth: Theme.px(420)
    implicitHeight: lines.implicitHeight + 2 * Theme.gap12 + Theme.depth
    Accessible.role: Accessible.List

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    ColumnLayout {
        id: lines

        x: Theme.gap24
        y: Theme.gap12
        width: root.width - 2 * Theme.gap24
        spacing: 0
    }
}
