// The counters that are at work, and what for.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    readonly property int row: Theme.px(52)
    readonly property int fit: Math.max(1, Math.floor((list.height + Theme.gap8) / (root.row + Theme.gap8)))
    readonly property bool all: root.view.otherCount <= root.fit
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

        maximumLineCount: 2
        text: qsTr("These counters are open")
        weight: Theme.bold
        width: parent.width - Theme.gap16 * 2
        x: Theme.gap16
        y: Theme.gap16
    }

    Item {
        id: list

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap16 + Theme.depth
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        anchors.top: heading.bottom
        anchors.topMargin: Theme.gap12

        Column {
            spacing: Theme.gap8
            width: parent.width

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
                    visible: other.index < root.fit - (root.all ? 0 : 1)
                    width: list.width

                    Rectangle {
                        id: sign

                        color: Theme.accentSoft
                        height: parent.height
                        radius: Theme.radiusSmall
                        width: Theme.px(60)

                        Numeral {
                            Accessible.ignored: true
                            anchors.centerIn: parent
                            color: Theme.inkOnAccentSoft
                            size: Theme.title
                            text: other.number
                            width: parent.width - Theme.gap8
                        }
                    }

                    AppText {
                        Accessible.ignored: true
                        anchors.left: sign.right
                        anchors.leftMargin: Theme.gap12
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        lineHeight: 1
                        maximumLineCount: 2
                        text: other.offers
                        weight: Theme.medium
                    }
                }
            }

            AppText {
                color: Theme.inkSoft
                text: qsTr("and %n more", "", root.view.otherCount - root.fit + 1)
                visible: !root.all
                width: list.width
            }
        }
    }
}
