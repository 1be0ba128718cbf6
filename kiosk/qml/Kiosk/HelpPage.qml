// Someone was called: how far the call has come, and what to do meanwhile; one step back everything is as it was.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property HelpView call: root.view.help as HelpView

    heading: root.call.coming ? qsTr("A member of staff is coming to you") : root.call.unheard ? qsTr("Nobody could be called") : root.call.calling ? qsTr("Calling a member of staff…") : qsTr("A member of staff has been called")
    subheading: root.call.unheard ? qsTr("The line is interrupted. Please go to the information desk: the staff there will help you at once.") : root.call.calling ? "" : qsTr("Please wait at this machine. Nothing of what you have entered is lost.")
    headed: false

    actions: [
        FootButton {
            objectName: "callAgain"
            low: root.low
            visible: root.call.unheard
            iconName: "refresh-cw"
            text: qsTr("Call again")

            onClicked: root.view.askHelp()
        },
        FootButton {
            objectName: "helpBack"
            low: root.low
            main: true
            focus: true
            iconName: "undo-2"
            text: qsTr("Go on at this machine")

            onClicked: root.view.goBack()
        }
    ]

    Notice {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        grave: root.call.unheard
        compact: root.low
        iconName: root.call.coming ? "footprints" : root.call.unheard ? "wifi-off" : "bell-ring"
        heading: root.heading
        advice: root.subheading
    }

    Busy {
        Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
        visible: root.call.calling
        size: Theme.px(56)
    }
}
