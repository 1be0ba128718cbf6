// The staff's pages, over everything that citizens see; built when they are asked for, and gone with the last of them.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    readonly property StaffView staff: root.view.staff as StaffView

    objectName: "staffSheet"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Staff menu")

    Keys.onEscapePressed: root.staff.goBack()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface

        // What is touched beside a button goes no further.
        MouseArea {
            anchors.fill: parent
        }
    }

    StaffHead {
        id: head

        width: parent.width
        view: root.view
        staff: root.staff
    }

    Loader {
        id: pages

        readonly property list<Component> kinds: [null, null, pin, menu, state, copies, trials, volume, closing, ending]

        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        sourceComponent: pages.kinds[root.staff.page] ?? null

        onLoaded: (pages.item as Item).forceActiveFocus()
    }

    Component {
        id: pin

        PinPage {
            staff: root.staff
        }
    }

    Component {
        id: menu

        MenuPage {
            staff: root.staff
        }
    }

    Component {
        id: state

        StatePage {
            staff: root.staff
        }
    }

    Component {
        id: copies

        CopiesPage {
            staff: root.staff
        }
    }

    Component {
        id: trials

        TrialsPage {
            staff: root.staff
        }
    }

    Component {
        id: volume

        VolumePage {
            staff: root.staff
        }
    }

    Component {
        id: closing

        ClosingPage {
            staff: root.staff
            house: root.view.house as HouseView
        }
    }

    Component {
        id: ending

        EndingPage {
            staff: root.staff
        }
    }
}
