// What else one may have come for, beside a number for a field: to find a procedure, with a booking, or about a dossier.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

GridLayout {
    id: root

    enum Shape {
        // A search line as wide as the page, and three things below it.
        Below,
        // One below the other, beside the services.
        Beside,
        // All in one row: there are too many services for anything else.
        Row
    }

    required property KioskView view
    property int shape: OtherWays.Shape.Below
    property bool low: false
    // Whether nothing stands before it that the keyboard could be on.
    property bool first: false
    readonly property bool besides: root.shape === OtherWays.Shape.Beside
    // Whether there is room for a line about each.
    property bool explained: false

    columns: root.besides ? 1 : root.shape === OtherWays.Shape.Row ? 4 : Theme.largeType ? 1 : 3
    columnSpacing: root.low ? Theme.gap12 : Theme.gap16
    rowSpacing: root.low ? Theme.gap12 : Theme.gap16
    uniformCellHeights: root.besides

    WayTile {
        objectName: "wayFind"
        low: root.low
        focus: root.first
        Layout.columnSpan: root.shape === OtherWays.Shape.Below ? root.columns : 1
        iconName: "search"
        title: qsTr("Find a procedure")
        titleSize: root.shape === OtherWays.Shape.Row ? Theme.body : Theme.lead
        subtitle: root.explained ? qsTr("birth certificate, land title, ID card…") : ""

        onClicked: (root.view.finding as FindingView).begin()
    }

    WayTile {
        objectName: "wayBooked"
        low: root.low
        iconName: "calendar-check"
        title: qsTr("I have booked a time")
        subtitle: root.explained && root.besides ? qsTr("Check in and take your number") : ""

        onClicked: (root.view.booking as BookingView).begin()
    }

    WayTile {
        objectName: "wayCollect"
        low: root.low
        iconName: "package-check"
        title: qsTr("Collect a result")
        subtitle: root.explained && root.besides ? qsTr("See first whether it is ready") : ""

        onClicked: (root.view.dossier as DossierView).beginCollecting()
    }

    WayTile {
        objectName: "wayAsk"
        low: root.low
        iconName: "file-search"
        title: qsTr("Where is my dossier?")
        subtitle: root.explained && root.besides ? qsTr("By the code on the receipt") : ""

        onClicked: (root.view.dossier as DossierView).beginAsking()
    }
}
