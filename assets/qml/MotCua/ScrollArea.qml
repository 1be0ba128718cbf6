// A column of things that can be scrolled when it is higher than its place: by two large buttons, a drag, the wheel and the keyboard.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    // Whether it has buttons; where there is too little room for them a drag, the wheel and the keyboard have to do.
    property bool buttoned: true
    readonly property bool cued: root.overflowing && root.buttoned
    // Set late, so that the buttons' room cannot ask anew, in the same breath, whether it is needed.
    property bool overflowing: false
    // What fits beside the buttons and not without them would have them come and go for ever; then they stay.
    property bool torn: false
    readonly property bool moreBelow: root.overflowing && view.contentY < root.furthest - 1
    readonly property bool moreAbove: root.overflowing && view.contentY > 1
    readonly property int furthest: Math.max(0, view.contentHeight - view.height)
    // A focus ring reaches out of what it surrounds, and the view cuts off what leaves it.
    readonly property int ring: Theme.focusWidth * 3
    readonly property Item focused: root.Window.activeFocusItem

    // Somebody has moved what is in it.
    signal scrolled

    function holds(item: Item): bool {
        return item !== null && (item === column || root.holds(item.parent));
    }

    function scrollTo(place: real): void {
        glide.to = Math.max(0, Math.min(root.furthest, place));
        glide.restart();
    }

    function reveal(): void {
        root.scrollTo(Math.min(root.topOf(root.focused), Math.max(view.contentY, root.topOf(root.focused) + root.focused.height + 2 * root.ring - view.height)));
    }

    function topOf(item: Item): real {
        return item.mapToItem(column, 0, 0).y;
    }

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.px(420)

    onFocusedChanged: settle.restart()
    onHeightChanged: root.torn = false
    onOverflowingChanged: root.overflowing ? (root.torn = root.torn || lately.running) : lately.restart()
    onVisibleChanged: {
        root.torn = false;
        view.contentY = 0;
    }
    onWidthChanged: root.torn = false

    Binding {
        delayed: true
        property: "overflowing"
        target: root
        value: root.height > 0 && (root.torn || column.implicitHeight > root.height + 1)
    }

    Timer {
        id: lately

        interval: 200
    }

    // After the touch that may have moved the focus: what lies under a finger must not move away from it.
    Timer {
        id: settle

        interval: 0

        onTriggered: root.overflowing && !finger.active && root.holds(root.focused) && root.reveal()
    }

    PointHandler {
        id: finger
    }

    Flickable {
        id: view

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.cued ? cue.implicitHeight : -root.ring
        anchors.left: parent.left
        anchors.leftMargin: -root.ring
        anchors.right: rail.left
        anchors.rightMargin: root.cued ? Theme.gap16 - root.ring : -root.ring
        anchors.top: parent.top
        anchors.topMargin: -root.ring
        boundsBehavior: Flickable.StopAtBounds
        clip: root.overflowing
        contentHeight: column.height + 2 * root.ring
        contentWidth: width
        interactive: root.overflowing

        onMovementStarted: root.scrolled()

        NumberAnimation {
            id: glide

            duration: Theme.calm
            easing.type: Theme.easing
            property: "contentY"
            target: view
        }

        ColumnLayout {
            id: column

            height: Math.max(view.height - 2 * root.ring, implicitHeight)
            spacing: Theme.gap16
            width: view.width - 2 * root.ring
            x: root.ring
            y: root.ring
        }
    }

    Row {
        id: cue

        anchors.bottom: parent.bottom
        spacing: Theme.gap8
        visible: root.moreBelow && root.buttoned
        x: Math.round((view.width - width) / 2)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            size: Theme.iconSmall
            tint: Theme.accent
        }

        AppText {
            color: Theme.accent
            text: qsTr("More below")
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            weight: Theme.semiBold
        }
    }

    Item {
        id: rail

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        visible: root.cued
        width: root.cued ? Theme.target : 0

        AppButton {
            id: up

            Accessible.name: qsTr("Scroll up")
            enabled: root.moreAbove
            height: Math.min(Theme.px(120), (rail.height - Theme.gap16) / 2)
            iconName: "chevron-up"
            objectName: "scrollUp"
            kind: AppButton.Kind.Secondary
            leftPadding: 0
            rightPadding: 0
            width: rail.width

            onClicked: {
                root.scrolled();
                root.scrollTo(view.contentY - view.height * 0.8);
            }
            onEnabledChanged: visualFocus && down.forceActiveFocus(Qt.TabFocusReason)
        }

        AppButton {
            id: down

            Accessible.name: qsTr("Scroll down")
            anchors.bottom: parent.bottom
            enabled: root.moreBelow
            height: up.height
            iconName: "chevron-down"
            objectName: "scrollDown"
            leftPadding: 0
            rightPadding: 0
            width: rail.width

            onClicked: {
                root.scrolled();
                root.scrollTo(view.contentY + view.height * 0.8);
            }
        }
    }
}
