// A line to type into, with its label above and what is wrong with it below; whoever shows it keeps what is typed.
import QtQuick
import QtQuick.Templates as T
import MotCua

Column {
    id: root

    property string error: ""
    required property string given
    property string hint: ""
    required property string label
    property int longest: 300
    readonly property alias text: field.text

    signal accepted
    signal edited(text: string)
    signal done

    function take() {
        field.forceActiveFocus(Qt.TabFocusReason);
        field.selectAll();
    }

    spacing: Theme.gap4

    AppText {
        color: Theme.inkSoft
        size: Theme.caption
        text: root.label
        visible: root.label !== ""
        weight: Theme.semiBold
    }

    T.TextField {
        id: field

        Accessible.description: root.error
        Accessible.name: root.label === "" ? root.hint : root.label
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.body
        height: Theme.px(52)
        leftPadding: Theme.gap12
        maximumLength: root.longest
        objectName: root.objectName + "Field"
        rightPadding: Theme.gap12
        selectByMouse: true
        selectedTextColor: Theme.inkOnAccent
        selectionColor: Theme.accent
        text: root.given
        verticalAlignment: Text.AlignVCenter
        width: root.width

        background: Rectangle {
            border.color: field.activeFocus ? Theme.focus : root.error !== "" ? Theme.danger : Theme.lineStrong
            border.width: field.activeFocus ? Theme.focusWidth : Theme.stroke
            color: Theme.surfaceRaised
            radius: Theme.radiusSmall

            AppText {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap12
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkFaint
                maximumLineCount: 1
                text: root.hint
                visible: field.text === "" && field.preeditText === ""
            }
        }

        onAccepted: root.accepted()
        onEditingFinished: root.done()
        onTextEdited: root.edited(field.text)
    }

    // Typing breaks the binding of a field's text; what is kept is shown again whenever that differs.
    Binding {
        property: "text"
        restoreMode: Binding.RestoreNone
        target: field
        value: root.given
    }

    Row {
        spacing: Theme.gap8
        visible: root.error !== ""

        Icon {
            name: "triangle-alert"
            size: Theme.iconSmall
            tint: Theme.danger
        }

        AppText {
            color: Theme.danger
            size: Theme.caption
            text: root.error
        }
    }
}
