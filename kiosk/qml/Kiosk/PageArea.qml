// Where all that is touched lies: the whole glass or, in reach mode, its lower part, with the head moved down to it.
import QtQuick
import Kiosk.Model

FocusScope {
    id: root

    required property KioskView view
    required property AccessibilityView aids
    readonly property bool reach: root.aids.reach
    // How much of an upright glass is reached from a wheelchair; a lying one is lower by itself and gives up less.
    readonly property real reachable: root.view.reachFraction
    property real reachableLying: 0.86
    readonly property bool lying: root.width > root.height
    // What the page that is shown calls itself.
    readonly property string heading: [...pages.children].map(child => child as PageSlot).find(slot => slot?.shown)?.heading ?? ""
    default property alias content: pages.data

    CalmPanel {
        width: parent.width
        height: root.height - touch.height
        visible: root.reach
        view: root.view
        heading: root.heading
        terse: root.lying
    }

    Item {
        id: touch

        objectName: "touchArea"
        anchors.bottom: parent.bottom
        width: parent.width
        height: root.reach ? Math.round(root.height * (root.lying ? root.reachableLying : root.reachable)) : root.height

        Item {
            id: pages

            objectName: "pages"
            anchors.top: head.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }

        KioskHead {
            id: head

            width: parent.width
            view: root.view
            wide: root.lying
            reach: root.reach
            aids: root.aids
        }
    }

    // What may come over the pages; nobody needs it in the first frame.
    Loader {
        anchors.fill: touch
        active: root.view.warm

        Component.onCompleted: setSource("Sheets.qml", {
            "view": root.view,
            "aids": root.aids,
            "head": head
        })
    }
}
