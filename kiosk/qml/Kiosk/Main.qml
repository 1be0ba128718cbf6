// The kiosk's one window: the head that is always there, and the page of the step at which the visit stands.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import MotCua

SurfaceWindow {
    id: root

    required property KioskView view
    required property size startSize
    readonly property bool wide: root.width > root.height

    // Upright for the kiosk's own screen, lying for a table with a common one.
    designWidth: root.wide ? 1600 : 1080
    designHeight: root.wide ? 900 : 1920
    width: root.startSize.width
    height: root.startSize.height
    title: "Một Cửa"

    Item {
        id: pages

        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom

        PageSlot {
            shown: root.view.page === KioskView.Page.Start
            warm: true
            asynchronous: false

            sourceComponent: StartPage {
                focus: true
                view: root.view
                wide: root.wide
            }
        }

        PageSlot {
            shown: root.view.page === KioskView.Page.Priority
            warm: root.view.warm

            sourceComponent: PriorityPage {
                focus: true
                view: root.view
                wide: root.wide
            }
        }

        PageSlot {
            shown: root.view.page === KioskView.Page.Confirm
            warm: root.view.warm

            sourceComponent: ConfirmPage {
                focus: true
                view: root.view
                wide: root.wide
            }
        }

        PageSlot {
            shown: root.view.page === KioskView.Page.Issuing
            warm: root.view.warm

            sourceComponent: IssuingPage {
                focus: true
                view: root.view
            }
        }

        PageSlot {
            shown: root.view.page === KioskView.Page.Printing || root.view.page === KioskView.Page.Ticket || root.view.page === KioskView.Page.Paperless
            warm: root.view.warm

            sourceComponent: TicketPage {
                focus: true
                view: root.view
                wide: root.wide
            }
        }

        PageSlot {
            shown: root.view.page === KioskView.Page.Refused || root.view.page === KioskView.Page.Unreachable || root.view.page === KioskView.Page.Broken
            warm: root.view.warm

            sourceComponent: FaultPage {
                focus: true
                view: root.view
                wide: root.wide
            }
        }
    }

    KioskHead {
        id: head

        width: parent.width
        view: root.view
        wide: root.wide
    }

    // Sees every touch and takes none: whoever touches the screen is still there.
    PointHandler {
        parent: root.contentItem
        acceptedDevices: PointerDevice.AllDevices

        onActiveChanged: root.view.stayAwake()
    }
}
