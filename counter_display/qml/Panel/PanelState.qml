// How the counter stands, in an icon, a few words and a sentence.
import QtQuick
import MotCua

Item {
    id: root

    required property string iconName
    required property string text
    required property string title
    property string note: ""
    property int tone: StatusPill.Tone.Accent
    readonly property int mark: Math.min(Theme.px(104), Math.round(root.height * 0.28))

    Column {
        anchors.left: parent.left
        anchors.margins: Theme.gap16
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap12

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.tone === StatusPill.Tone.Positive ? Theme.positiveSoft : root.tone === StatusPill.Tone.Caution ? Theme.cautionSoft : Theme.accentSoft
            height: root.mark
            radius: width / 2
            width: root.mark

            Icon {
                anchors.centerIn: parent
                name: root.iconName
                size: Math.round(root.mark * 0.52)
                tint: root.tone === StatusPill.Tone.Positive ? Theme.positive : root.tone === StatusPill.Tone.Caution ? Theme.caution : Theme.accent
            }
        }

        AppText {
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            objectName: "title"
            size: root.width > Theme.px(420) ? Theme.display : Theme.headline
            text: root.title
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            objectName: "text"
            size: Theme.lead
            text: root.text
            visible: text !== ""
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            objectName: "note"
            size: Theme.body
            text: root.note
            visible: text !== ""
            width: parent.width
        }
    }
}
