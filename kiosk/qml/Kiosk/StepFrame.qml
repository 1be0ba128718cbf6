// The frame of every page: what is asked, the answers below, which scroll when they must, and one step back and the way on at the foot.
import QtQuick
import QtQuick.Layouts
import MotCua

KioskPage {
    id: root

    // The buttons at the foot, `FootButton`s; the last is the way on.
    property alias actions: foot.data
    // The answers, as in a ColumnLayout: `Layout.fillWidth`, and `Layout.fillHeight` for what may use all the room.
    default property alias content: body.content
    property alias spacing: body.spacing
    // What the keyboard takes of the page at its lower end.
    property int covered: 0
    // Whether the heading stands at the top; a page that says it in a form of its own shows it there.
    property bool headed: true
    property int headingSize: root.low ? Theme.title : Theme.display
    // What may be as long as the law names it has to be told how many lines it may take.
    property int headingLines: 6
    property int subheadingLines: 8
    // The seconds that are left, or -1 where the page has nothing to say about them or a sheet does, and from how many on they are said.
    property int secondsLeft: root.view.stillThere ? -1 : root.view.secondsLeft
    property alias secondsSaidFrom: patience.from

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.low ? Theme.gap16 : Theme.gap48
        anchors.bottomMargin: root.covered + (root.low ? Theme.gap16 : Theme.gap32)

        Column {
            id: head

            width: parent.width
            height: root.headed ? implicitHeight : 0
            visible: root.headed
            spacing: Theme.gap4

            AppText {
                objectName: "heading"
                width: parent.width
                visible: root.heading !== ""
                text: root.heading
                size: root.headingSize
                weight: Theme.extraBold
                maximumLineCount: root.headingLines
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            AppText {
                width: parent.width
                visible: root.subheading !== "" && !root.low
                text: root.subheading
                maximumLineCount: root.subheadingLines
                size: Theme.lead
                color: Theme.inkSoft
            }
        }

        ScrollArea {
            id: body

            anchors.top: head.bottom
            anchors.topMargin: !root.headed ? 0 : root.low ? Theme.gap12 : Theme.gap32
            // A low page has no room to keep for what is hardly ever said.
            anchors.bottom: root.low && !patience.said ? foot.top : patience.top
            anchors.bottomMargin: Theme.gap12
            width: parent.width

            AppText {
                Layout.fillWidth: true
                visible: root.headed && root.subheading !== "" && root.low
                maximumLineCount: root.subheadingLines
                text: root.subheading
                color: Theme.inkSoft
            }
        }

        PatienceLine {
            id: patience

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.gap8
            width: parent.width
            secondsLeft: root.secondsLeft
        }

        FootRow {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
}
