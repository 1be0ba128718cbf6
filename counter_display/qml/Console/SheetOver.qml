// A sheet that lies over the page as long as the desk says so, and tells it when it was put away.
import QtQuick
import MotCua
import Console.Model

Sheet {
    id: root

    // The key that opens it puts it away too; while it lies there no other shortcut than its own is heard.
    property string key: ""
    required property string name
    readonly property bool wanted: root.view.sheet === root.name
    required property ConsoleView view

    byKeyboard: true
    title: ""

    Component.onCompleted: root.wanted && root.open()
    onClosed: root.wanted && root.view.layOut("")
    onWantedChanged: root.wanted ? root.open() : root.close()

    Shortcut {
        autoRepeat: false
        enabled: root.visible && root.key !== ""
        sequence: root.key

        onActivated: root.close()
    }
}
