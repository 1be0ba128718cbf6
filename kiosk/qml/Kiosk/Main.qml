// The kiosk's one window: the head that is always there, and the page of the step at which the visit stands.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import MotCua

SurfaceWindow {
    id: root

    required property KioskView view
    required property size startSize
    readonly property bool lying: root.width > root.height
    readonly property StaffView staff: root.view.staff as StaffView
    readonly property bool shut: (root.view.house as HouseView).shut !== ""

    // Upright for the kiosk's own screen, lying for a table with a common one.
    designWidth: root.lying ? 1600 : 1080
    designHeight: root.lying ? 900 : 1920
    width: root.startSize.width
    height: root.startSize.height
    title: "Một Cửa"

    PageArea {
        id: pages

        anchors.fill: parent
        focus: true
        visible: !root.staff.open
        view: root.view
        aids: root.view.aids as AccessibilityView

        PageSlot {
            shown: root.view.page === KioskView.Page.Start && !root.shut
            warm: true
            asynchronous: false

            sourceComponent: StartPage {
                focus: true
                view: root.view
            }
        }

        // From its file, so that the first frame need not know what all these pages are made of.
        PageSlot {
            shown: root.view.page !== KioskView.Page.Start
            warm: root.view.warm
            // Even for who is quicker than the file: a loader that is hurried while it reads forgets what it was to hand on, and stays empty.
            asynchronous: true

            Component.onCompleted: setSource("FurtherPages.qml", {
                "view": root.view,
                "focus": true
            })
        }

        PageSlot {
            shown: root.shut
            warm: false

            sourceComponent: ShutPage {
                focus: true
                view: root.view
            }
        }
    }

    // Built when staff ask for it, and gone when they are done.
    Loader {
        id: staffPlace

        readonly property bool wanted: root.staff.open

        anchors.fill: parent

        onWantedChanged: {
            staffPlace.setSource(staffPlace.wanted ? "../Staff/StaffSheet.qml" : "", {
                "view": root.view,
                "focus": true
            });
            (staffPlace.wanted ? staffPlace : pages).forceActiveFocus();
        }
        onLoaded: (staffPlace.item as Item).forceActiveFocus()
    }

    // For an engineer's keyboard; it leads to the PIN alone, as the gesture does.
    Shortcut {
        sequence: "Ctrl+Shift+F12"

        onActivated: root.staff.ask()
    }

    // Sees every touch and takes none: whoever touches the screen is still there.
    PointHandler {
        parent: root.contentItem
        acceptedDevices: PointerDevice.AllDevices

        onActiveChanged: root.staff.open ? root.staff.stayAwake() : root.view.stayAwake()
    }
}
