// How loud the kiosk is: quieter, louder, and a sound to hear it by.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StaffFrame {
    id: root

    readonly property bool failed: root.staff.sound === StaffView.Work.Failed

    heading: qsTr("Volume")
    advice: root.staff.canTurn ? qsTr("It stays so when the kiosk starts afresh.") : qsTr("This kiosk is set up without a sound device.")

    RowLayout {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.gap24
        visible: root.staff.canTurn
        spacing: Theme.gap32

        AppButton {
            objectName: "quieter"
            Layout.preferredWidth: Theme.px(120)
            Layout.preferredHeight: Theme.px(88)
            enabled: root.staff.volume > 0
            kind: AppButton.Kind.Secondary
            iconName: "minus"
            size: Theme.title
            Accessible.name: qsTr("Quieter")

            onClicked: root.staff.turnVolume(root.staff.volume - 10)
        }

        Numeral {
            Layout.preferredWidth: Theme.type(200)
            objectName: "volume"
            text: qsTr("%1%", "volume in per cent").arg(root.staff.volume)
            size: Theme.display
            color: Theme.accent
        }

        AppButton {
            objectName: "louder"
            Layout.preferredWidth: Theme.px(120)
            Layout.preferredHeight: Theme.px(88)
            enabled: root.staff.volume < 100
            kind: AppButton.Kind.Secondary
            iconName: "plus"
            size: Theme.title
            Accessible.name: qsTr("Louder")

            onClicked: root.staff.turnVolume(root.staff.volume + 10)
        }
    }

    AppButton {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.gap24
        Layout.bottomMargin: Theme.gap24
        objectName: "chime"
        visible: root.staff.canTurn
        iconName: "bell-ring"
        text: qsTr("Hear it")
        size: Theme.lead
        busy: root.staff.sound === StaffView.Work.UnderWay

        onClicked: root.staff.chime()
    }

    Banner {
        Layout.fillWidth: true
        objectName: "soundTrouble"
        visible: root.failed
        tone: Banner.Tone.Caution
        iconName: "volume-x"
        text: qsTr("The sound device does not answer.")
        detail: qsTr("Look at the loudspeaker's cable. If it stays so, tell the technician.")
    }
}
