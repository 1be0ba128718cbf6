// The counters that are at work, and what for; in two columns if one does not hold them.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property int row: Theme.px(44)
    readonly property int lines: Math.max(1, Math.floor((list.height + Theme.gap8) / (root.row + Theme.gap8)))
    readonly property int columns: root.view.otherCount > root.lines ? 2 : 1
    // The last place says how many more there are.
    readonly property int shown: root.view.otherCount > root.lines * root.columns ? root.lines * root.columns - 1 : root.view.otherCount
    required property PanelView view

    Accessible.name: heading.text
    Accessible.role: Accessible.List
    objectName: "others"

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    AppText {
        id: heading

        maximumLineCount: 1
        text: qsTr("These counters are open")
        weight: Theme.bold
        width: parent.width - Theme.gap16 * 2
        x: Theme.gap16
        y: Theme.gap12
    }

    Grid {
        id: list

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap12 + Theme.depth
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        anchors.top: heading.bottom
        anchors.topMargin: Theme.gap8
        columnSpacing: Theme.gap12
        flow: Grid.TopToBottom
        rowSpacing: Theme.gap8
        rows: root.columns > 1 ? root.lines : Math.max(1, root.view.otherCount)

        Repeater {
            model: root.view.others

            Item {
                id: other

                required property int index
                required property int number
                required property string offers

                Accessible.name: qsTr("Counter %1").arg(other.number) + ". " + other.offers
                Accessible.role: Accessible.ListItem
                height: root.row
                visible: other.index < root.shown
                width: Math.floor((list.width - list.columnSpacing * (root.columns - 1)) / root.columns)

                Rectangle {
                    id: sign

                    color: Theme.accentSoft
                    height: parent.height
                    radius: Theme.radiusSmall
                    width: Theme.px(root.columns > 1 ? 40 : 48)

                    Numeral {
                        Accessible.ignored: true
                        anchors.centerIn: parent
                        color: Theme.inkOnAccentSoft
                        size: Theme.lead
                        text: other.number
                        width: parent.width - Theme.gap8
                    }
                }

                AppText {
                    Accessible.ignored: true
                    anchors.left: sign.right
                    anchors.leftMargin: Theme.gap8
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    lineHeight: 1
                    maximumLineCount: 2
                    size: root.columns > 1 ? Theme.caption : Theme.body
                    text: other.offers
                    weight: Theme.medium
                }
            }
        }

        AppText {
            color: Theme.inkSoft
            height: root.row
            text: qsTr("and %n more", "", root.view.otherCount - root.shown)
            verticalAlignment: Text.AlignVCenter
            visible: root.shown < root.view.otherCount
        }
    }
}
