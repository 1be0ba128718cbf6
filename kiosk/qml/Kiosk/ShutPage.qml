// A kiosk that staff have shut: a calm page that says where to go, and what time it is.
import QtQuick
import Kiosk.Model
import MotCua

KioskPage {
    id: root

    readonly property HouseView house: root.view.house as HouseView

    heading: words.heading
    subheading: words.text

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    Clock {
        id: time

        anchors.horizontalCenter: parent.horizontalCenter
        y: root.low ? Theme.gap32 : Theme.gap64
        now: root.view.wallTime
        dated: true
        size: root.low ? Theme.headline : Theme.display
        tint: Theme.accent
    }

    Notice {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Math.round(time.y / 2)
        x: Theme.gap32
        width: root.width - 2 * Theme.gap32
        compact: root.low
        iconName: "door-closed"
        heading: words.heading
        advice: words.text
    }

    ShutWords {
        id: words

        kind: root.house.shut
        own: root.house.shutWords
    }
}
