// One part of the kiosk: what it is, how it is in a word, and what to do if it is not well.
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    required property string part
    required property string level
    required property string says
    readonly property bool well: root.level === "well"
    readonly property int tone: root.well ? StatusPill.Tone.Positive : root.level === "note" ? StatusPill.Tone.Caution : StatusPill.Tone.Danger

    objectName: "part-" + root.part
    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitHeight: Math.max(sign.height, face.implicitHeight) + 2 * Theme.gap12 + Theme.depth
    Accessible.role: Accessible.StaticText
    Accessible.name: words.name(root.part) + ": " + words.state(root.says)
    Accessible.description: words.remedy(root.says)

    Plate {
        anchors.fill: parent
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: face.verticalCenter
        name: words.sign(root.part)
        size: Theme.px(36)
        tint: root.well ? Theme.accent : root.level === "note" ? Theme.caution : Theme.danger
    }

    GridLayout {
        id: face

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap24
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        y: Theme.gap12
        columns: 2
        columnSpacing: Theme.gap16
        rowSpacing: Theme.gap4

        AppText {
            Layout.fillWidth: true
            text: words.name(root.part)
            size: Theme.lead
            weight: Theme.semiBold
            Accessible.ignored: true
        }

        StatusPill {
            Layout.alignment: Qt.AlignRight
            tone: root.tone
            iconName: root.well ? "check" : "triangle-alert"
            text: words.state(root.says)
            Accessible.ignored: true
        }

        AppText {
            Layout.fillWidth: true
            Layout.columnSpan: 2
            visible: text !== ""
            text: words.remedy(root.says)
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }

    PartWords {
        id: words
    }
}
