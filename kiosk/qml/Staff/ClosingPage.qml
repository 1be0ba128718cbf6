// Closes the kiosk to citizens with a message that says where to go, or opens it again.
import QtQuick
import Kiosk
import Kiosk.Model

StaffFrame {
    id: root

    required property HouseView house
    readonly property bool centres: root.staff.shutBy === "centre"

    heading: root.staff.shut ? qsTr("This kiosk is closed to citizens.") : qsTr("Close the kiosk to citizens")
    advice: root.centres ? qsTr("The centre has closed it and opens it again.") : root.staff.shut ? qsTr("Since %1").arg(Qt.formatDateTime(root.staff.shutSince, "HH:mm, dd/MM/yyyy")) : qsTr("Choose what citizens read. It stays closed, also after a restart, until it is opened here.")

    actions: FootButton {
        objectName: "reopen"
        visible: root.staff.shut && !root.centres
        iconName: "door-open"
        text: qsTr("Open the kiosk again")
        low: root.low
        main: true

        onClicked: root.staff.reopen()
    }

    ChoiceList {
        visible: !root.staff.shut
        name: root.heading

        ChoiceRow {
            objectName: "shut-own"
            visible: root.staff.ownWords
            iconName: "landmark"
            title: qsTr("The office's own message")
            subtitle: qsTr("As the settings have it")

            onClicked: root.staff.shutWith("own")
        }

        ChoiceRow {
            objectName: "shut-next_kiosk"
            iconName: "monitor"
            title: nextKiosk.text

            onClicked: root.staff.shutWith("next_kiosk")
        }

        ChoiceRow {
            objectName: "shut-desk"
            iconName: "hand-helping"
            title: desk.text

            onClicked: root.staff.shutWith("desk")
        }

        ChoiceRow {
            objectName: "shut-soon"
            iconName: "clock"
            title: soon.text

            onClicked: root.staff.shutWith("soon")
        }
    }

    ShutWords {
        id: nextKiosk

        kind: "next_kiosk"
    }

    ShutWords {
        id: desk

        kind: "desk"
    }

    ShutWords {
        id: soon

        kind: "soon"
    }
}
