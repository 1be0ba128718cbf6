// A word about what was just done, which goes by itself; never the only place where something is said.
import QtQuick
import QtQuick.Templates as T

T.Popup {
    id: root

    property string iconName: "circle-check"
    property string message: ""

    function show(words: string) {
        root.message = words;
        root.open();
        leave.restart();
    }

    closePolicy: T.Popup.NoAutoClose
    height: row.implicitHeight + Theme.gap16 * 2
    width: Math.min(parent.width - Theme.gap32 * 2, row.implicitWidth + Theme.gap24 * 2)
    x: Math.round((parent.width - width) / 2)
    y: parent.height - height - Theme.gap48

    background: Rectangle {
        color: Theme.ink
        radius: Theme.radius
    }
    contentItem: Item {
        Accessible.name: root.message
        Accessible.role: Accessible.Notification

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.gap12

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                tint: Theme.surface
            }

            AppText {
                color: Theme.surface
                text: root.message
                weight: Theme.medium
                width: Math.min(implicitWidth, root.parent.width - Theme.gap64 * 2 - Theme.icon)
            }
        }
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
        NumberAnimation {
            duration: Theme.calm
            from: 1
            property: "opacity"
            to: 0
        }
    }

    Timer {
        id: leave

        interval: 4000

        onTriggered: root.close()
    }
}
