// Nobody has touched anything for long: asks whether the person is still there, and counts down. Any touch says yes.
import QtQuick
import Kiosk.Model
import MotCua

Sheet {
    id: root

    required property KioskView view
    readonly property bool asked: root.view.stillThere
    // Of how many seconds the ring is drawn; the first that was told while it is open.
    property int whole: 1

    title: qsTr("Are you still there?")
    text: qsTr("If not, this screen closes and nothing of what you entered is kept.")
    width: Math.min((parent?.width ?? 0) - 2 * Theme.gap32, Theme.px(620))

    buttons: [
        AppButton {
            objectName: "stillHere"
            iconName: "check"
            text: qsTr("I am still here")
            size: Theme.title

            onClicked: root.view.stayAwake()
        },
        AppButton {
            objectName: "iAmDone"
            kind: AppButton.Kind.Secondary
            iconName: "log-out"
            text: qsTr("I am done")
            size: Theme.lead

            onClicked: root.view.leave()
        }
    ]
    background: Plate {
        cornerRadius: Theme.radiusLarge

        MouseArea {
            anchors.fill: parent

            onPressed: root.view.stayAwake()
        }
    }

    onAskedChanged: {
        root.whole = Math.max(1, root.view.secondsLeft);
        root.asked ? root.open() : root.close();
    }
    // Touched beside it, or put away by a key.
    onAboutToHide: root.asked && root.view.stayAwake()

    Countdown {
        width: parent?.width ?? 0
        seconds: Math.max(0, root.view.secondsLeft)
        whole: root.whole
    }
}
