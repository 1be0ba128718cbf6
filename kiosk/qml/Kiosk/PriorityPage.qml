// Asks whether the person goes before others by a published rule; no is the largest answer, and nothing has to be proved here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

StepFrame {
    id: root

    heading: qsTr("Are you entitled to priority?")
    subheading: qsTr("If so, touch your group. No papers are needed here.")

    actions: [
        AppButton {
            id: back

            objectName: "priorityBack"
            width: Theme.px(root.wide ? 200 : 220)
            height: none.height
            kind: AppButton.Kind.Secondary
            iconName: "arrow-left"
            text: qsTr("Back")
            size: Theme.lead

            onClicked: root.view.goBack()
        },
        AppButton {
            id: none

            objectName: "notEntitled"
            anchors.right: parent?.right
            width: (parent?.width ?? 0) - back.width - Theme.gap16
            height: Theme.px(root.wide ? 88 : 128)
            focus: true
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("No, continue")
            size: root.wide ? Theme.title : Theme.headline

            onClicked: root.view.declareNone()
        }
    ]

    GridLayout {
        readonly property int rowCount: Math.ceil(root.view.priorityCount / columns)

        width: parent.width
        height: Math.min(parent.height, rowCount * Theme.px(200))
        columns: root.wide || root.view.priorityCount > 6 ? 2 : 1
        columnSpacing: Theme.gap16
        rowSpacing: root.wide ? Theme.gap12 : Theme.gap16
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: root.view.priorities

            Tile {
                id: choice

                required property string code
                required property string name
                required property string basis
                required property string sign

                objectName: "priority-" + choice.code
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.target
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
                topPadding: Theme.gap8
                bottomPadding: Theme.gap8 + Theme.depth
                title: choice.name
                titleSize: Theme.lead
                titleLines: 2
                subtitle: choice.basis
                iconName: choice.sign

                onClicked: root.view.declarePriority(choice.code)
            }
        }
    }
}
