// One thing about one kiosk: someone waits for help there, someone goes, or what is wrong and what to do.
import QtQuick
import MotCua

Rectangle {
    id: root

    readonly property bool asks: root.kind === "help"
    required property int counter
    readonly property bool cautious: root.kind === "fault" && !root.mild
    readonly property string detail: root.asks ? root.waited > 0 ? qsTr("Since %1, %2 min").arg(Qt.formatTime(root.since, "HH:mm")).arg(root.waited) : qsTr("Just now, at %1").arg(Qt.formatTime(root.since, "HH:mm")) : root.kind === "fault" ? words.remedy(root.fault) : ""
    required property string device
    required property string fault
    property bool first: false
    required property string kind
    required property string kiosk
    readonly property color label: root.asks ? Theme.inkOnAccent : root.cautious ? Theme.inkOnCautionSoft : Theme.inkOnAccentSoft
    // What keeps nobody from taking a number.
    readonly property bool mild: ["paper_low", "sound_fault", "scanner_unreachable", "clock_wrong"].includes(root.fault)
    required property int more
    property bool pressable: true
    required property date since
    readonly property string text: root.asks ? qsTr("%1: someone asks for help").arg(root.kiosk) : root.kind === "on_the_way" ? qsTr("Counter %1 goes to %2").arg(root.counter).arg(root.kiosk) : root.more > 0 ? qsTr("%1: %2, and more").arg(root.kiosk).arg(words.of(root.fault)) : qsTr("%1: %2").arg(root.kiosk).arg(words.of(root.fault))
    required property int waited

    signal answered
    signal putAside

    Accessible.description: root.detail
    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    border.color: root.label
    border.width: Theme.rimWidth
    color: root.asks ? Theme.accent : root.cautious ? Theme.cautionSoft : Theme.accentSoft
    implicitHeight: Math.max(lines.implicitHeight, action.visible ? action.implicitHeight : 0) + Theme.gap12 * 2
    radius: Theme.radius

    Component.onCompleted: root.asks && root.Accessible.announce(root.text)

    FaultWords {
        id: words
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        name: root.kind === "fault" ? words.sign(root.fault) : root.asks ? "hand-helping" : "arrow-right"
        tint: root.label
    }

    Column {
        id: lines

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap16
        anchors.right: root.asks ? action.left : root.kind === "fault" ? aside.left : parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.label
            maximumLineCount: 2
            objectName: "kiosk-" + root.kind + "-" + root.device
            text: root.text
            weight: Theme.semiBold
            width: parent.width
        }

        AppText {
            color: root.label
            maximumLineCount: 2
            size: Theme.caption
            text: root.detail
            visible: root.detail !== ""
            width: parent.width
        }
    }

    AppButton {
        id: action

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.pressable
        keyHint: root.first ? "F5" : ""
        kind: AppButton.Kind.Secondary
        objectName: "answer-" + root.device
        text: qsTr("I am coming")
        visible: root.asks

        onClicked: root.answered()
    }

    AppButton {
        id: aside

        Accessible.name: qsTr("Put aside: %1").arg(root.text)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "x"
        kind: AppButton.Kind.Quiet
        leftPadding: Theme.gap16
        objectName: "aside-" + root.device
        rightPadding: Theme.gap16
        visible: root.kind === "fault"

        onClicked: root.putAside()
    }
}
