// A paper of the list: a mark and a word for what lacks, its name, and how many of each kind were handed in.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

Item {
    id: root

    required property int certified
    readonly property list<int> counts: [root.originals, root.certified, root.photocopies]
    property bool fixed: false
    required property bool gap
    required property int index
    property bool lit: false
    required property bool needed
    required property string note
    required property int originals
    required property string paper
    required property int photocopies
    required property int place
    property int pointed: 0
    required property bool shown
    required property string standing
    readonly property string word: root.gap ? qsTr("missing") : root.standing === "held" ? root.shown ? qsTr("seen") : qsTr("handed in") : root.standing === "replaced" ? qsTr("from data") : qsTr("optional")
    required property int wantedCopies
    required property int wantedOriginals

    signal added(column: int, steps: int)
    signal pressed

    Accessible.checkable: true
    Accessible.checked: root.standing === "held"
    Accessible.description: [root.word, root.note].filter(Boolean).join(". ")
    Accessible.focused: root.lit
    Accessible.name: root.paper
    Accessible.role: Accessible.CheckBox
    implicitHeight: Math.max(Theme.px(42), name.implicitHeight + Theme.gap8)
    objectName: "paper-" + root.place

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.hairline
        border.color: root.lit && root.pointed === 0 ? Theme.focus : "transparent"
        border.width: Theme.focusWidth
        color: root.gap ? Theme.cautionSoft : root.lit ? Theme.accentSoft : "transparent"
        radius: Theme.radiusSmall
    }

    TapHandler {
        enabled: !root.fixed

        onTapped: root.pressed()
    }

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        name: root.standing === "held" ? "square-check" : root.gap ? "triangle-alert" : root.standing === "replaced" ? "badge-check" : "square"
        tint: root.gap ? Theme.inkOnCautionSoft : root.standing === "held" ? Theme.positive : Theme.inkSoft
        x: Theme.gap12
    }

    AppText {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: Theme.gap12
        anchors.right: word.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        color: root.gap ? Theme.inkOnCautionSoft : root.needed ? Theme.ink : Theme.inkFaint
        // The whole name is there for whoever goes to it.
        maximumLineCount: root.lit ? Number.MAX_SAFE_INTEGER : 3
        objectName: "paperName-" + root.place
        text: root.note === "" ? root.paper : root.paper + " (" + root.note + ")"
        weight: root.gap ? Theme.semiBold : Theme.medium
    }

    AppText {
        id: word

        anchors.right: cells.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        color: root.gap ? Theme.inkOnCautionSoft : Theme.inkSoft
        horizontalAlignment: Text.AlignRight
        maximumLineCount: 1
        objectName: "paperWord-" + root.place
        size: Theme.caption
        text: root.word
        weight: Theme.semiBold
        width: Theme.px(92)
    }

    Row {
        id: cells

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: root.counts

            Item {
                id: cell

                required property int index
                required property int modelData
                readonly property bool pointedAt: root.lit && root.pointed === cell.index + 1

                height: Theme.px(38)
                width: Theme.px(58)

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.gap4 / 2
                    border.color: cell.pointedAt ? Theme.focus : Theme.line
                    border.width: cell.pointedAt ? Theme.focusWidth : Theme.hairline
                    color: cell.modelData > 0 ? Theme.surfaceRaised : "transparent"
                    radius: Theme.radiusSmall
                }

                Digits {
                    anchors.centerIn: parent
                    color: cell.modelData > 0 ? Theme.ink : Theme.inkFaint
                    text: cell.modelData
                    weight: Theme.semiBold
                }

                TapHandler {
                    acceptedButtons: Qt.LeftButton | Qt.RightButton
                    enabled: !root.fixed

                    onTapped: (point, button) => root.added(cell.index, button === Qt.RightButton ? -1 : 1)
                }
            }
        }
    }
}
