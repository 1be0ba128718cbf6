// A question or a choice that must be answered before anything else: holds the keyboard and dims the rest.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.Popup {
    id: root

    property alias buttons: actions.data
    // What is chosen from, and below it the buttons; the last button is the one most often wanted.
    default property alias content: body.data
    property bool dismissable: true
    // Whether it is opened by a key, so that the first choice shows at once that the keyboard is on it.
    property bool byKeyboard: false
    property string iconName: ""
    property string text: ""
    required property string title

    bottomPadding: Theme.gap32 + Theme.depth
    closePolicy: root.dismissable ? T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside : T.Popup.NoAutoClose
    focus: true
    height: Math.min((parent?.height ?? 0) - Theme.gap32 * 2, implicitContentHeight + topPadding + bottomPadding)
    modal: true
    padding: Theme.gap32
    parent: T.Overlay.overlay
    width: Math.min((parent?.width ?? 0) - Theme.gap32 * 2, Theme.px(620))
    x: Math.round(((parent?.width ?? 0) - width) / 2)
    y: Math.round(((parent?.height ?? 0) - height) / 2)

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Plate {
        cornerRadius: Theme.radiusLarge
    }
    contentItem: FocusScope {
        Accessible.description: root.text
        Accessible.name: root.title
        Accessible.role: Accessible.Dialog
        focus: true
        implicitHeight: head.implicitHeight + Theme.gap16 + list.implicitHeight + Theme.gap16 + actions.implicitHeight

        Column {
            id: head

            spacing: Theme.gap16
            width: parent.width

            Icon {
                name: root.iconName
                size: Theme.iconLarge
                tint: Theme.accent
                visible: root.iconName !== ""
            }

            AppText {
                size: Theme.title
                text: root.title
                weight: Theme.bold
                width: parent.width
            }

            AppText {
                color: Theme.inkSoft
                text: root.text
                visible: root.text !== ""
                width: parent.width
            }
        }

        ScrollArea {
            id: list

            anchors.bottom: actions.top
            anchors.bottomMargin: Theme.gap16
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            anchors.topMargin: Theme.gap16

            Column {
                id: body

                Layout.fillWidth: true
                spacing: Theme.gap8
            }
        }

        Flow {
            id: actions

            anchors.bottom: parent.bottom
            layoutDirection: Qt.RightToLeft
            spacing: Theme.gap12
            topPadding: Theme.gap8
            width: parent.width
        }
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            from: 0
            property: "opacity"
            to: 1
        }
    }

    onOpened: contentItem.nextItemInFocusChain().forceActiveFocus(root.byKeyboard ? Qt.TabFocusReason : Qt.PopupFocusReason)
}
