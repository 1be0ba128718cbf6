// A field for a short code or, when it is secret, for figures that nobody is to read; with its label above.
import QtQuick
import QtQuick.Templates as T
import MotCua

Column {
    id: root

    property string hint: ""
    required property string label
    property bool secret: false
    readonly property alias text: field.text

    signal accepted

    function clear() {
        field.clear();
    }

    function enter(figures: string) {
        field.insert(field.length, figures);
    }

    function rub() {
        field.remove(field.length - 1, field.length);
    }

    function take() {
        field.forceActiveFocus(Qt.TabFocusReason);
        if (!root.secret)
            field.selectAll();
    }

    spacing: Theme.gap8

    AppText {
        text: root.label
        visible: root.label !== ""
        weight: Theme.semiBold
    }

    T.TextField {
        id: field

        Accessible.name: root.label === "" ? root.hint : root.label
        Accessible.passwordEdit: root.secret
        color: Theme.ink
        echoMode: root.secret ? TextInput.Password : TextInput.Normal
        font.capitalization: root.secret ? Font.MixedCase : Font.AllUppercase
        font.family: Theme.family
        font.letterSpacing: root.secret ? Theme.gap8 : 0
        font.pixelSize: root.secret ? Theme.headline : Theme.title
        font.weight: Theme.semiBold
        height: Theme.target
        inputMethodHints: Qt.ImhLatinOnly | Qt.ImhNoPredictiveText | (root.secret ? Qt.ImhSensitiveData : Qt.ImhPreferUppercase)
        leftPadding: Theme.gap16
        maximumLength: root.secret ? 8 : 32
        objectName: root.objectName + "Field"
        passwordCharacter: "●"
        passwordMaskDelay: 0
        rightPadding: Theme.gap16
        selectByMouse: !root.secret
        selectedTextColor: Theme.inkOnAccent
        selectionColor: Theme.accent
        validator: root.secret ? figures : null
        verticalAlignment: Text.AlignVCenter
        width: root.width

        background: Rectangle {
            border.color: field.activeFocus ? Theme.focus : Theme.lineStrong
            border.width: field.activeFocus ? Theme.focusWidth : Theme.stroke
            color: Theme.surfaceRaised
            radius: Theme.radius

            AppText {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap16
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkFaint
                maximumLineCount: 1
                size: Theme.lead
                text: root.hint
                visible: field.text === "" && field.preeditText === ""
            }
        }

        onAccepted: root.accepted()
    }

    RegularExpressionValidator {
        id: figures

        regularExpression: /[0-9]*/
    }
}
