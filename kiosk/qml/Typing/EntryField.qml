// A field that is filled on the screen's keyboard or a real one; what is wrong with it is said in words below it.
import QtQuick
import MotCua
import Typing.Model

FocusScope {
    id: root

    // In the order of TelexComposer.Kind.
    enum Kind {
        Name,
        Text,
        Digits,
        Phone,
        Code,
        BirthDate,
        Mrz
    }

    required property KeyboardPanel keyboard
    required property string label
    // Whether the label stands above the field; it may be said by the page already.
    property bool labelShown: true
    property string iconName: ""
    property int kind: EntryField.Kind.Text
    // Groups of a number or code of a fixed length: "### ### ### ###".
    property string pattern: ""
    property int maximumLength: 0
    // What the visit knows already; shown until the person changes it.
    property string given: ""
    property string placeholder: ""
    property string hint: ""
    property string error: ""
    // Hidden but for its end while nobody types in it.
    property bool masked: false
    // Where the key "Next" goes.
    property EntryField next: null
    readonly property string text: composer.text
    readonly property bool editing: root.keyboard.field === root

    // What stands in it after each key.
    signal edited(string text)
    // The person says that it is complete.
    signal accepted(string text)

    // Take the keyboard.
    function edit() {
        place.forceActiveFocus(Qt.OtherFocusReason);
        root.keyboard.open(root, composer, root.kind, root.next !== null);
    }

    // What Enter means: type here, or be done here.
    function goOn() {
        !root.editing ? root.edit() : root.next ? root.next.edit() : root.keyboard.doneAsked();
    }

    // Leave nothing of what was typed.
    function forget() {
        composer.forget();
        if (root.editing)
            root.keyboard.forget();
    }

    implicitHeight: whole.implicitHeight
    implicitWidth: Theme.px(400)

    Component.onCompleted: composer.put(root.given)
    onGivenChanged: composer.put(root.given)
    onVisibleChanged: root.visible ? composer.put(root.given) : root.forget()
    onEditingChanged: root.editing || composer.finish()

    TelexComposer {
        id: composer

        kind: root.kind
        pattern: root.pattern
        maximumLength: root.maximumLength
        telex: root.keyboard.vietnamese
        hidden: root.masked && !root.editing

        onEdited: text => root.edited(text)
    }

    Connections {
        function onDoneAsked() {
            root.keyboard.close();
            root.accepted(composer.text);
        }

        function onNextAsked() {
            root.next.edit();
        }

        target: root.keyboard
        enabled: root.editing
    }

    Column {
        id: whole

        width: parent.width
        spacing: Theme.gap8

        AppText {
            width: parent.width
            visible: root.labelShown
            text: root.label
            weight: Theme.semiBold
            Accessible.ignored: true
        }

        Rectangle {
            width: parent.width
            height: Theme.px(72)
            radius: Theme.radius
            color: Theme.surfaceRaised
            border.width: line.active || root.error !== "" ? Theme.focusWidth : Theme.stroke
            border.color: root.error !== "" ? Theme.danger : line.active ? Theme.accent : Theme.lineStrong

            FocusRing {
                shown: place.activeFocus
            }

            Item {
                id: place

                readonly property string text: composer.shownText
                // Not `Accessible.passwordEdit`, for which Qt keeps the name back, too; what is hidden is dots here anyway.
                readonly property bool personal: root.masked

                objectName: root.objectName + "Place"
                focus: true
                activeFocusOnTab: true
                anchors.fill: line
                Accessible.role: Accessible.EditableText
                Accessible.editable: true
                Accessible.name: root.label
                Accessible.description: root.error || root.hint || root.placeholder

                Accessible.onPressAction: root.edit()
                onActiveFocusChanged: place.activeFocus && !root.editing && root.edit()
                Keys.onReturnPressed: root.goOn()
                Keys.onEnterPressed: root.goOn()
                Keys.onEscapePressed: event => {
                    event.accepted = root.editing;
                    root.keyboard.close();
                }
                Keys.onDownPressed: event => {
                    event.accepted = root.editing;
                    root.keyboard.enter();
                }
                Keys.onPressed: event => event.accepted = composer.take(event.key, event.text, event.modifiers)
            }

            Icon {
                id: mark

                anchors.left: parent.left
                anchors.leftMargin: Theme.gap16
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName
                size: visible ? Theme.iconLarge : 0
                tint: Theme.accent
            }

            EntryLine {
                id: line

                anchors.left: mark.right
                anchors.leftMargin: mark.visible ? Theme.gap12 : 0
                anchors.right: clear.left
                anchors.rightMargin: Theme.gap8
                height: parent.height
                composer: composer
                active: root.editing || place.activeFocus
                placeholder: root.placeholder
                size: root.kind === EntryField.Kind.Mrz ? Theme.body : Theme.title

                MouseArea {
                    anchors.fill: parent

                    onClicked: event => {
                        root.edit();
                        line.touch(event.x);
                    }
                }
            }

            AppButton {
                id: clear

                objectName: root.objectName + "Clear"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.target
                leftPadding: 0
                rightPadding: 0
                visible: root.text !== ""
                kind: AppButton.Kind.Quiet
                iconName: "x"
                focusPolicy: Qt.TabFocus
                Accessible.name: qsTr("Clear %1").arg(root.label)

                onClicked: {
                    composer.clear();
                    root.edit();
                }
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gap8
            visible: root.error !== "" || root.hint !== ""

            Icon {
                id: sign

                visible: root.error !== ""
                name: "triangle-alert"
                tint: Theme.danger
            }

            AppText {
                width: parent.width - (sign.visible ? sign.width + Theme.gap8 : 0)
                text: root.error || root.hint
                color: root.error !== "" ? Theme.danger : Theme.inkSoft
                weight: root.error !== "" ? Theme.semiBold : Theme.regular
                Accessible.ignored: true
            }
        }
    }
}
