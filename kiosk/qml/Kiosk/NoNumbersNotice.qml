// There are no numbers to be had: the house is closed and when it opens, or this machine cannot give any and who can.
import QtQuick
import Kiosk.Model

Item {
    id: root

    required property HouseView house
    required property bool compact
    readonly property bool broken: root.house.hindrance !== ""

    implicitHeight: notice.implicitHeight

    Notice {
        id: notice

        anchors.centerIn: parent
        width: parent.width
        compact: root.compact
        grave: root.broken
        iconName: root.broken ? "construction" : root.house.dayOff !== "" ? "calendar-off" : "door-closed"
        heading: root.broken ? qsTr("This machine gives out no numbers at the moment") : words.heading
        advice: root.broken ? qsTr("Please use another machine, or let a member of staff give you a number.") : words.advice
    }

    RefusalWords {
        id: words

        code: root.house.closed
        opening: when.text
        dayOff: root.house.dayOff
    }

    OpeningWords {
        id: when

        days: root.house.opensInDays
        at: root.house.opensAt
        timed: root.house.opensTimed
    }
}
