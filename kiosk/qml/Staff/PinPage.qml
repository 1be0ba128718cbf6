// Asks for the PIN: as many dots as figures are entered, and a pause when too many PINs were wrong.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property StaffView staff
    readonly property bool wide: root.width > root.height * 1.25
    readonly property bool low: root.height < Theme.px(720)
    readonly property bool paused: root.staff.pauseSeconds > 0
    readonly property int margin: root.low ? Theme.gap24 : Theme.gap32
    readonly property string waiting: qsTr("Too many wrong PINs. The next try is in %n seconds.", "", root.staff.pauseSeconds)

    Accessible.role: Accessible.Pane
    Accessible.name: heading.text

    Keys.onPressed: event => root.staff.typeFigure(event.text)
    Keys.onReturnPressed: root.staff.givePin()
    Keys.onEnterPressed: root.staff.givePin()
    Keys.onDeletePressed: root.staff.takeFigureBack()
    Keys.onBackPressed: root.staff.takeFigureBack()

    Column {
        id: head

        x: root.margin
        y: root.margin
        width: (root.wide ? pad.x : root.width) - 2 * root.margin
        spacing: Theme.gap4

        AppText {
            id: heading

            width: parent.width
            text: qsTr("Enter the staff PIN")
            size: root.low ? Theme.title : Theme.headline
            weight: Theme.extraBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        AppText {
            width: parent.width
            text: qsTr("For staff only. Citizens: please touch “Back to the start screen”.")
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Item {
        id: entered

        x: root.margin
        y: root.wide ? Math.round((head.y + head.height + leave.y - height) / 2) : pad.y - height - Theme.gap32
        width: head.width
        height: trouble.y + (trouble.visible ? trouble.height : 0)

        Row {
            id: dots

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap16
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n figures entered", "", root.staff.figures)

            Repeater {
                model: Math.max(6, root.staff.figures)

                Rectangle {
                    required property int index

                    width: Theme.px(26)
                    height: width
                    radius: width / 2
                    color: index < root.staff.figures ? Theme.accent : "transparent"
                    border.color: index < root.staff.figures ? Theme.accent : Theme.lineStrong
                    border.width: Theme.stroke
                }
            }
        }

        Busy {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: dots.bottom
            anchors.topMargin: Theme.gap16
            visible: root.staff.checking
            size: Theme.iconLarge
        }

        Banner {
            id: trouble

            objectName: "pinTrouble"
            y: dots.height + Theme.gap24
            width: parent.width
            visible: root.staff.wrong || root.paused
            tone: Banner.Tone.Caution
            iconName: root.paused ? "timer" : "circle-x"
            text: root.paused ? root.waiting : qsTr("This PIN is wrong. Please try again.")
        }
    }

    GridLayout {
        id: pad

        x: root.wide ? root.width - width - root.margin : root.margin
        y: root.wide ? root.margin : Math.round((root.height - height) / 2)
        width: root.wide ? Math.round(root.width * 0.45) : root.width - 2 * root.margin
        height: root.wide ? root.height - 2 * root.margin : implicitHeight
        columns: 3
        columnSpacing: Theme.gap16
        rowSpacing: Theme.gap16
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            PinKey {
                required property string modelData

                staff: root.staff
                figure: modelData
            }
        }

        PinKey {
            staff: root.staff
            iconName: "delete"
            Accessible.name: qsTr("Take the last figure back")

            onClicked: root.staff.takeFigureBack()
        }

        PinKey {
            staff: root.staff
            figure: "0"
        }

        PinKey {
            staff: root.staff
            iconName: "check"
            enabled: root.staff.figures >= 6 && !root.staff.checking && !root.paused
            kind: AppButton.Kind.Primary
            Accessible.name: qsTr("The PIN is complete")

            onClicked: root.staff.givePin()
        }
    }

    FootRow {
        id: leave

        x: root.margin
        y: root.height - height - root.margin
        width: head.width

        FootButton {
            objectName: "staffBack"
            iconName: "arrow-left"
            text: qsTr("Back to the start screen")
            low: root.low

            onClicked: root.staff.goBack()
        }
    }
}
