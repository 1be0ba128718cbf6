// What my counter is doing and for how long, always at the same place.
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    required property CounterView counter
    required property bool cut

    implicitHeight: pill.implicitHeight
    // As wide as an hour takes, so that what stands beside it does not move.
    implicitWidth: pill.implicitWidth + Theme.gap16 + widest.width

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: Theme.title
        font.weight: Theme.semiBold
        text: "00:00"
    }

    StatusPill {
        id: pill

        anchors.verticalCenter: parent.verticalCenter
        iconName: ({
                "called": "bell-ring",
                "closed": "door-closed",
                "idle": "door-open",
                "paused": "coffee",
                "serving": "user-round",
                "wrap_up": "file-text"
            })[root.counter.state]
        objectName: "state"
        size: Theme.lead
        text: ({
                "called": qsTr("Calling"),
                "closed": qsTr("Closed"),
                "idle": qsTr("Free"),
                "paused": qsTr("Paused"),
                "serving": qsTr("Serving"),
                "wrap_up": qsTr("Paperwork")
            })[root.counter.state]
        tone: ({
                "called": StatusPill.Tone.Gold,
                "closed": StatusPill.Tone.Neutral,
                "idle": StatusPill.Tone.Positive,
                "paused": StatusPill.Tone.Caution,
                "serving": StatusPill.Tone.Accent,
                "wrap_up": StatusPill.Tone.Accent
            })[root.counter.state]
    }

    Digits {
        anchors.left: pill.right
        anchors.leftMargin: Theme.gap16
        anchors.verticalCenter: pill.verticalCenter
        color: Theme.inkSoft
        size: Theme.title
        text: Math.floor(root.counter.seconds / 60) + ":" + String(root.counter.seconds % 60).padStart(2, "0")
        visible: !root.cut
    }
}
