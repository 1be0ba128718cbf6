// A few lines to type into, with a label above; whoever shows it keeps what is typed.
import QtQuick
import QtQuick.Templates as T
import MotCua

Column {
    id: root

    required property string given
    property string hint: ""
    required property string label
    property int longest: 4000
    property int rows: 3

    signal edited(text: string)

    function take() {
        field.forceActiveFocus(Qt.TabFocusReason);
        field.cursorPosition = field.length;
    }

    spacing: Theme.gap4

    AppText {
        color: Theme.inkSoft
        size: Theme.caption
        text: root.label
        weight: Theme.semiBold
        width: parent.width
    }

    T.TextArea {
        id: field

        Accessible.name: root.label
        bottomPadding: Theme.gap8
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.body
        height: Math.max(root.rows * Theme.px(28) + topPadding + bottomPadding, implicitHeight)
        implicitHeight: contentHeight + topPadding + bottomPadding
        leftPadding: Theme.gap12
        objectName: root.objectName + "Field"
        rightPadding: Theme.gap12
        selectByMouse: true
        selectedTextColor: Theme.inkOnAccent
        selectionColor: Theme.accent
        text: root.given
        topPadding: Theme.gap8
        width: root.width
        wrapMode: TextEdit.Wrap

        background: Rectangle {
            border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            border.width: field.activeFocus ? Theme.focusWidth : Theme.stroke
            color: Theme.surfaceRaised
            radius: Theme.radiusSmall

            AppText {
                color: Theme.inkFaint
                text: root.hint
                visible: field.text === "" && field.preeditText === ""
                width: parent.width - 2 * Theme.gap12
                x: Theme.gap12
                y: Theme.gap8
            }
        }

        Keys.onBacktabPressed: field.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onTabPressed: field.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
        onTextChanged: field.text.length > root.longest ? field.remove(root.longest, field.text.length) : field.text !== root.given && root.edited(field.text)
    }

    Binding {
        property: "text"
        restoreMode: Binding.RestoreNone
        target: field
        value: root.given
    }
}
