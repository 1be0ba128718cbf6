// One fact of a list: what it is about at the left and the fact at the right, or below it where there is little width.
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    required property string caption
    required property string fact
    readonly property bool narrow: root.width < Theme.type(480)
    property int size: root.wordy ? Theme.body : Theme.lead
    // A sentence or two, not a word or two.
    readonly property bool wordy: root.fact.length > 60

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitHeight: words.implicitHeight + 2 * Theme.gap12
    Accessible.role: Accessible.StaticText
    Accessible.name: root.caption + ": " + root.fact

    GridLayout {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        columns: root.narrow ? 1 : 2
        columnSpacing: Theme.gap24
        rowSpacing: Theme.gap4

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            text: root.caption
            color: Theme.inkSoft
            Accessible.ignored: true
        }

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            text: root.fact
            size: root.size
            weight: root.wordy ? Theme.medium : Theme.semiBold
            Accessible.ignored: true
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        visible: root.y + root.height < (root.parent?.height ?? 0) - 1
        color: Theme.line
    }
}
