// Calls someone to the kiosk, from any page; after that it says how far the call has come.
import QtQuick
import Kiosk.Model
import MotCua

AppButton {
    id: root

    required property KioskView view
    // So little width that only a word fits.
    property bool brief: false
    readonly property HelpView call: root.view.help as HelpView

    objectName: "help"
    enabled: !root.view.working
    kind: AppButton.Kind.Secondary
    leftPadding: Theme.gap16
    rightPadding: Theme.gap16
    iconName: !root.call.asked ? "hand-helping" : root.call.coming ? "footprints" : root.call.unheard ? "wifi-off" : "bell-ring"
    text: root.brief ? qsTr("Help") : !root.call.asked ? qsTr("I need help") : root.call.coming ? qsTr("Help is coming") : root.call.unheard ? qsTr("I need help") : qsTr("Help is called")
    Accessible.name: qsTr("I need help")
    Accessible.description: !root.call.asked ? "" : root.call.coming ? qsTr("Help is coming") : root.call.unheard ? qsTr("Nobody could be called") : qsTr("Help is called")

    onClicked: root.view.askHelp()
}
