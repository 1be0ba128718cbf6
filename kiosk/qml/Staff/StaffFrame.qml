// The frame of a staff page: what it is about, what is on it, which scrolls when it must, and one step back.
import QtQuick
import Kiosk
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property StaffView staff
    required property string heading
    property string advice: ""
    property string backText: qsTr("Back")
    // `FootButton`s beside the step back; the last is the main one.
    property alias actions: foot.data
    default property alias content: body.content
    property alias spacing: body.spacing
    readonly property bool low: root.height < Theme.px(720)

    Accessible.role: Accessible.Pane
    Accessible.name: root.heading

    Column {
        id: head

        x: Theme.gap32
        y: root.low ? Theme.gap16 : Theme.gap32
        width: root.width - 2 * Theme.gap32
        spacing: Theme.gap4

        AppText {
            width: parent.width
            text: root.heading
            size: root.low ? Theme.title : Theme.headline
            weight: Theme.extraBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        AppText {
            width: parent.width
            visible: root.advice !== ""
            text: root.advice
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    ScrollArea {
        id: body

        anchors.top: head.bottom
        anchors.topMargin: root.low ? Theme.gap16 : Theme.gap32
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap16
        x: Theme.gap32
        width: root.width - 2 * Theme.gap32
    }

    FootRow {
        id: foot

        x: Theme.gap32
        y: root.height - height - (root.low ? Theme.gap16 : Theme.gap32)
        width: root.width - 2 * Theme.gap32

        FootButton {
            objectName: "staffBack"
            iconName: "arrow-left"
            text: root.backText
            low: root.low

            onClicked: root.staff.goBack()
        }
    }
}
