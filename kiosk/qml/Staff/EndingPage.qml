// Ends the program in order; under systemd it is there again within seconds.
import QtQuick
import Kiosk

StaffFrame {
    id: root

    heading: root.staff.supervised ? qsTr("Start the program afresh?") : qsTr("End the program?")
    advice: root.staff.supervised ? qsTr("The screen is dark for some seconds. Numbers that the branch has not heard of yet stay on the disk and are delivered afterwards.") : qsTr("It was started by hand and does not come back by itself. Numbers that the branch has not heard of yet stay on the disk.")

    actions: FootButton {
        objectName: "end"
        iconName: root.staff.supervised ? "refresh-cw" : "power"
        text: root.staff.supervised ? qsTr("Start afresh") : qsTr("End")
        low: root.low
        main: true

        onClicked: root.staff.end()
    }
}
