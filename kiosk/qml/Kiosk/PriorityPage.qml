// Asks whether the person goes before others by a published rule; no is the largest answer, and nothing has to be proved here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property NumberView taking: root.view.taking as NumberView

    heading: qsTr("Are you entitled to priority?")
    subheading: qsTr("If so, touch your group. No papers are needed here.")

    actions: [
        FootButton {
            objectName: "priorityBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "notEntitled"
            low: root.low
            main: true
            focus: true
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("No, continue")

            onClicked: root.taking.declareNone()
        }
    ]

    GridLayout {
        readonly property int rowCount: Math.ceil(root.taking.priorityCount / columns)

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Math.max(implicitHeight, rowCount * Theme.px(200))
        columns: root.wide || root.taking.priorityCount > 6 ? 2 : 1
        columnSpacing: Theme.gap16
        rowSpacing: root.low ? Theme.gap12 : Theme.gap16
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: root.taking.priorities

            Tile {
                id: choice

                required property string code
                required property string name
                required property string basis
                required property string sign

                objectName: "priority-" + choice.code
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: implicitHeight
                Layout.preferredWidth: 1
                topPadding: Theme.gap8
                bottomPadding: Theme.gap8 + Theme.depth
                title: choice.name
                titleSize: Theme.lead
                subtitleLines: 4
                subtitle: choice.basis
                iconName: choice.sign

                onClicked: root.taking.declarePriority(choice.code)
            }
        }
    }
}
