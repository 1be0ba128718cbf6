// Whether work takes so long that it has to be shown: most of it is done before an eye would see a sign of it.
import QtQuick

Item {
    id: root

    required property bool working
    property bool shown: false

    visible: false

    onWorkingChanged: root.shown = false

    Timer {
        interval: 150
        running: root.working

        onTriggered: root.shown = true
    }
}
