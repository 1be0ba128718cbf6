// The ticket on the screen, torn off like the paper one: number above the line, what helps while waiting below it.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property KioskView view
    // Lying, so that the two parts are beside each other; low, so that all is smaller.
    required property bool wide
    required property bool low
    // How wide it is at least, whether the page scrolls or not.
    required property int least
    readonly property NumberView taking: root.view.taking as NumberView
    readonly property int tear: Math.round(root.wide ? root.width * 0.5 : Math.min(root.height * 0.57, root.height - root.lower))
    // How many are called first, in words.
    readonly property string line: stub.line
    readonly property int margin: root.low ? Theme.gap12 : Theme.gap24
    readonly property int upper: face.implicitHeight + 2 * root.margin
    readonly property int lower: stub.implicitHeight + 2 * root.margin + Theme.depth

    implicitHeight: root.wide ? Math.max(root.upper + Theme.depth, root.lower) : root.upper + root.lower

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    Perforation {
        upright: root.wide
        x: root.wide ? root.tear - width / 2 : 0
        y: root.wide ? 0 : root.tear - height / 2
        width: root.wide ? notch : root.width
        height: root.wide ? root.height - Theme.depth : notch
    }

    Column {
        id: face

        width: (root.wide ? root.tear : root.width) - Theme.gap32 * 2
        x: Theme.gap32
        y: Math.round(((root.wide ? root.height : root.tear) - height) / 2)
        spacing: root.low ? Theme.gap4 : Theme.gap12

        AppText {
            width: parent.width
            text: root.taking.serviceName
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            size: root.low ? Theme.lead : Theme.headline
            weight: Theme.semiBold
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
        }

        AppText {
            id: caption

            width: parent.width
            text: qsTr("Your number")
            size: root.low ? Theme.body : Theme.lead
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Numeral {
            objectName: "number"
            Accessible.name: caption.text + ": " + root.taking.number
            width: parent.width
            text: root.taking.number
            // By its length, not by its letters, and so that the buttons that scroll do not make it smaller, and themselves needless: each size of so large a typeface costs 60 KB for as long as the kiosk runs.
            size: Math.min(Theme.px(root.wide ? 168 : root.low ? 104 : Theme.largeType ? 200 : 230), Math.floor(((root.wide ? root.least * 0.5 : root.least) - Theme.gap32 * 2) / (0.72 * root.taking.number.length + 0.2)))
        }
    }

    TicketStub {
        id: stub

        x: (root.wide ? root.tear : 0) + Theme.gap32
        y: (root.wide ? 0 : root.tear) + root.margin
        width: root.width - x - Theme.gap32
        height: root.height - y - root.margin - Theme.depth
        view: root.view
        wide: root.wide
        low: root.low
    }
}
