// The frame of a staff page: what it is about, what is on it, which scrolls when it must, and one step back.
import QtQuick
import QtQuick.Layouts
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
    default property alias content: body.data
    property alias spacing: body.spacing
    readonly property bool wide: root.width > root.height * 1.25
    readonly property bool low: root.height < Theme.px(720)

    Accessible.role: Accessible.Pane
    Accessible.name: root.heading

    Column {
        id: head

        x: Theme.gap32
        y: root.low ? Theme.gap16 : Theme.gap32
        width: (back.visible ? back.x - Theme.gap24 : root.width - Theme.gap32) - x
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

    // With little height it stands beside the heading.
    AppButton {
        id: back

        x: root.width - width - Theme.gap32
        y: head.y
        objectName: "staffBack"
        visible: root.low
        kind: AppButton.Kind.Secondary
        iconName: "arrow-left"
        text: root.backText
        size: Theme.lead

        onClicked: root.staff.goBack()
    }

    ScrollArea {
        y: Math.max(head.y + head.height, back.visible ? back.y + back.height : 0) + (root.low ? Theme.gap16 : Theme.gap32)
        x: Theme.gap32
        width: root.width - 2 * Theme.gap32
        height: foot.y - Theme.gap16 - y

        ColumnLayout {
            id: body

            Layout.fillWidth: true
            Layout.minimumHeight: implicitHeight
            spacing: Theme.gap16

            // As wide as the page whatever else is there, and something even when nothing else is.
            Item {
                Layout.fillWidth: true
                Layout.bottomMargin: -body.spacing
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }

    FootRow {
        id: foot

        x: Theme.gap32
        y: root.height - height - (root.low ? Theme.gap16 : Theme.gap32)
        width: root.width - 2 * Theme.gap32

        FootButton {
            objectName: "staffBack"
            visible: !root.low
            iconName: "arrow-left"
            text: root.backText

            onClicked: root.staff.goBack()
        }
    }
}
