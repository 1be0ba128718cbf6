// A field for a short code, with its label above.
import QtQuick
import QtQuick.Templates as T
import MotCua

Column {
    id: root

    readonly property alias text: field.text
    required property string label
    property string hint: ""

    function take() {
        field.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.gap8

    AppText {
        text: root.label
        weight: Theme.semiBold
    }

    T.TextField {
        id: field

        Accessible.name: root.label
        color: Theme.ink
        font.capitalization: Font.AllUppercase
        font.family: Theme.family
        font.pixelSize: Theme.title
        font.weight: Theme.semiBold
        inputMethodHints: Qt.ImhLatinOnly | Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
        leftPadding: Theme.gap16
        maximumLength: 32
        objectName: root.objectName + "Field"
        rightPadding: Theme.gap16
        selectByMouse: true
        selectedTextColor: Theme.inkOnAccent
        selectionColor: Theme.accent
        verticalAlignment: Text.AlignVCenter
        height: Theme.target
        width: root.width

        background: Rectangle {
            border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            border.width: field.activeFocus ? Theme.focusWidth : Theme.stroke
            color: Theme.surfaceRaised
            radius: Theme.radius

            AppText {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap16
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkFaint
                size: Theme.lead
                text: root.hint
                visible: field.text === "" && field.preeditText === ""
            }
        }
    }
}
