// One dossier of the visit: its number, what it is about, and what lacks or how it ended.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property bool clashes
    required property bool current
    required property string ending
    required property string endingSign
    required property string endingWord
    required property int gaps
    required property int number
    readonly property string standing: root.clashes ? qsTr("changed elsewhere") : root.ending !== "" ? root.endingWord : root.gaps > 0 ? qsTr("%n missing", "", root.gaps) : qsTr("complete")
    required property string title
    required property bool unsent

    Accessible.description: root.standing
    Accessible.name: qsTr("Dossier %1: %2").arg(root.number).arg(root.title)
    Accessible.role: Accessible.PageTab
    focusPolicy: Qt.NoFocus
    implicitHeight: Theme.px(52)
    implicitWidth: Theme.px(280)
    leftPadding: Theme.gap12
    objectName: "dossierTab-" + root.number
    rightPadding: Theme.gap12

    background: Rectangle {
        color: root.current ? Theme.accentSoft : root.hovered ? Theme.surfaceSunken : "transparent"
        radius: Theme.radiusSmall

        Rectangle {
            anchors.bottom: parent.bottom
            color: root.current ? Theme.accent : "transparent"
            height: Theme.gap4
            width: parent.width
        }
    }
    contentItem: Column {
        id: words

        AppText {
            color: root.current ? Theme.accent : Theme.ink
            maximumLineCount: 1
            text: root.number + ". " + root.title
            weight: Theme.semiBold
            width: parent.width
        }

        Row {
            spacing: Theme.gap4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.clashes ? "triangle-alert" : root.ending !== "" ? root.endingSign : root.gaps > 0 ? "triangle-alert" : "check"
                size: Theme.type(15)
                tint: standing.color
            }

            AppText {
                id: standing

                color: root.clashes || (root.ending === "" && root.gaps > 0) ? Theme.caution : Theme.inkSoft
                maximumLineCount: 1
                size: Theme.caption
                text: root.unsent ? root.standing + " · " + qsTr("sending…") : root.standing
                weight: Theme.medium
                wrapMode: Text.NoWrap
            }
        }
    }
}
