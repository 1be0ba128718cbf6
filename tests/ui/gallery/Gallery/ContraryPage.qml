// Something that is higher the wider it is, so that the buttons that scroll make themselves needless.
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import MotCua

Window {
    id: root

    width: 480
    height: 320

    ScrollArea {
        objectName: "area"
        anchors.fill: parent

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: width > 440 ? 400 : 200
            color: Theme.accent
        }
    }
}
