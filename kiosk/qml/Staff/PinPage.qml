// Asks for the PIN: as many dots as figures are entered, and a pause when too many PINs were wrong.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

StaffFrame {
    id: root

    readonly property bool paused: root.staff.pauseSeconds > 0
    readonly property bool wide: root.width > root.height * 1.25
    readonly property string waiting: qsTr("Too many wrong PINs. The next try is in %n seconds.", "", root.staff.pauseSeconds)

    heading: qsTr("Enter the staff PIN")
    advice: qsTr("For staff only. Citizens: please touch “Back to the start screen”.")
    backText: qsTr("Back to the start screen")

    Keys.onPressed: event => root.staff.typeFigure(event.text)
    Keys.onReturnPressed: root.staff.givePin()
    Keys.onEnterPressed: root.staff.givePin()
    Keys.onDeletePressed: root.staff.takeFigureBack()
    Keys.onBackPressed: root.staff.takeFigureBack()

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap48
        rowSpacing: Theme.gap32

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: root.wide ? Qt.AlignVCenter : Qt.AlignBottom
            spacing: Theme.gap16

            Row {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredHeight: Theme.px(44)
                spacing: Theme.gap16
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%n figures entered", "", root.staff.figures)

                Repeater {
                    model: Math.max(6, root.staff.figures)

                    Rectangle {
                        required property int index

                        anchors.verticalCenter: parent.verticalCenter
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
                Layout.alignment: Qt.AlignHCenter
                visible: root.staff.checking
                size: Theme.iconLarge
            }

            Banner {
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(640)
                Layout.alignment: Qt.AlignHCenter
                objectName: "pinTrouble"
                visible: root.staff.wrong || root.paused
                tone: Banner.Tone.Caution
                iconName: root.paused ? "timer" : "circle-x"
                text: root.paused ? root.waiting : qsTr("This PIN is wrong. Please try again.")
            }
        }

        GridLayout {
            Layout.alignment: root.wide ? Qt.AlignVCenter : Qt.AlignTop | Qt.AlignHCenter
            Layout.preferredWidth: Theme.px(420)
            columns: 3
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap16
            uniformCellWidths: true

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
    }
}
