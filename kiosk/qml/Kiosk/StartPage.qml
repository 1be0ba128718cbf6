// What people see who have not touched anything yet: what the house offers, how many wait, and what else one may come for.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

KioskPage {
    id: root

    readonly property NumberView taking: root.view.taking as NumberView
    readonly property HouseView house: root.view.house as HouseView
    readonly property bool numberless: root.house.closed !== "" || root.house.hindrance !== ""
    // Lying, the other ways stand beside the services, unless these need the whole width.
    readonly property bool beside: root.wide && root.taking.serviceCount <= 8
    readonly property int shape: root.beside ? OtherWays.Shape.Beside : root.wide ? OtherWays.Shape.Row : OtherWays.Shape.Below
    readonly property int gap: root.low ? Theme.gap12 : Theme.gap24

    heading: root.numberless ? qsTr("Welcome") : qsTr("What do you need today?")
    subheading: root.numberless ? "" : qsTr("Touch your matter to take a number.")

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.low ? Theme.gap16 : Theme.gap32
        anchors.bottomMargin: root.low ? Theme.gap16 : Theme.gap24

        StartGreeting {
            id: greeting

            width: parent.width
            visible: !notice.visible
            view: root.view
            low: root.low
            heading: root.heading
            subheading: root.subheading
        }

        ScrollArea {
            anchors.top: greeting.bottom
            anchors.topMargin: root.gap
            anchors.bottom: foot.top
            anchors.bottomMargin: foot.implicitHeight > 0 ? root.gap : 0
            width: parent.width

            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                columns: root.beside ? 2 : 1
                columnSpacing: Theme.gap24
                rowSpacing: root.gap

                ServiceTiles {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: root.beside ? 13 : 1
                    Layout.minimumHeight: leastHeight
                    visible: !root.numberless
                    focus: !root.numberless
                    view: root.view
                    low: root.low
                    columns: root.beside ? (root.taking.serviceCount > 3 ? 2 : 1) : root.wide ? 4 : root.taking.serviceCount > 3 ? 2 : 1
                }

                NoNumbersNotice {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: root.beside ? 13 : 1
                    Layout.minimumHeight: implicitHeight
                    visible: root.numberless
                    house: root.house
                    compact: root.low
                }

                OtherWays {
                    Layout.fillWidth: true
                    Layout.fillHeight: root.beside
                    Layout.preferredWidth: root.beside ? 7 : 1
                    view: root.view
                    low: root.low
                    explained: root.height > Theme.type(root.beside ? 500 : 720)
                    shape: root.shape
                    first: root.numberless
                }
            }
        }

        StartFoot {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            view: root.view
            low: root.low
        }

        // For a while in the place of the question: nothing moves for it, and nothing that is touched is hidden.
        ScanNotice {
            id: notice

            y: root.low ? -Theme.gap12 : 0
            width: parent.width
            height: Math.max(Math.round(implicitHeight - 2 * Theme.gap12), greeting.height - y)
            view: root.view
        }
    }
}
