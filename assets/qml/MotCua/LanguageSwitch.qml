// The languages side by side, each in its own name; the chosen one is filled and ticked.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

Row {
    id: root

    required property list<string> codes
    required property string current
    required property list<string> names

    signal chosen(string code)

    Accessible.name: qsTr("Language") + ": " + qsTranslate("Language", "English")
    Accessible.role: Accessible.Grouping
    spacing: Theme.gap8

    Repeater {
        model: root.codes

        T.AbstractButton {
            id: choice

            required property int index
            readonly property color label: choice.picked ? Theme.inkOnAccent : Theme.accent
            required property string modelData
            readonly property bool picked: choice.modelData === root.current

            Accessible.name: choice.text
            Accessible.role: Accessible.RadioButton
            checked: choice.picked
            focusPolicy: Qt.StrongFocus
            implicitHeight: Theme.target
            implicitWidth: row.implicitWidth + Theme.gap24 * 2
            objectName: "language-" + choice.modelData
            text: root.names[choice.index]

            background: Rectangle {
                border.color: Theme.lineStrong
                border.width: choice.picked ? 0 : Theme.stroke
                color: choice.down ? Theme.accentPressed : choice.picked ? Theme.accent : "transparent"
                radius: Theme.radius

                FocusRing {
                    shown: choice.visualFocus
                }
            }
            contentItem: Item {
                Row {
                    id: row

                    anchors.centerIn: parent
                    spacing: Theme.gap8

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "check"
                        size: Theme.iconSmall
                        tint: choice.label
                        visible: choice.picked
                    }

                    AppText {
                        color: choice.down ? Theme.inkOnAccent : choice.label
                        text: choice.text
                        weight: Theme.semiBold
                        wrapMode: Text.NoWrap
                    }
                }
            }

            Keys.onEnterPressed: choice.animateClick()
            Keys.onReturnPressed: choice.animateClick()
            onClicked: root.chosen(choice.modelData)
        }
    }
}
