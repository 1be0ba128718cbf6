// The whole house gives out no numbers: why, and when it does again.
import QtQuick
import Kiosk.Model

Item {
    id: root

    required property HouseView house
    required property bool wide

    Notice {
        anchors.centerIn: parent
        width: parent.width
        compact: root.wide
        iconName: "door-closed"
        heading: words.heading
        advice: words.advice
    }

    RefusalWords {
        id: words

        code: root.house.closed
        opening: when.text
    }

    OpeningWords {
        id: when

        days: root.house.opensInDays
        weekday: root.house.opensOnWeekday
        minute: root.house.opensAtMinute
    }
}
