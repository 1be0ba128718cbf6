// The papers of a dossier, what lacks in front: arrows and the space bar tick, a figure in a column counts.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

FocusScope {
    id: root

    readonly property list<string> columns: ["originals", "certified", "photocopies"]
    required property DossierDeskView dossiers
    readonly property bool fixed: root.dossiers.one.ending !== "" || root.dossiers.one.endingNow
    property int pointed: 0
    readonly property int place: (list.currentItem as PaperLine)?.place ?? -1

    function tickAndGoOn() {
        root.dossiers.tick(root.place);
        list.incrementCurrentIndex();
    }

    function take() {
        root.forceActiveFocus(Qt.TabFocusReason);
        list.currentIndex = Math.max(0, Math.min(list.currentIndex, list.count - 1));
    }

    Row {
        id: heads

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        visible: list.count > 0

        Repeater {
            model: [qsTr("Original"), qsTr("Certified"), qsTr("Copy")]

            AppText {
                required property string modelData

                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 1
                size: Theme.type(12)
                text: modelData
                width: Theme.px(58)
            }
        }
    }

    AppText {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.right: heads.left
        color: root.dossiers.one.gaps > 0 ? Theme.caution : Theme.inkSoft
        maximumLineCount: 1
        objectName: "gapCount"
        size: Theme.caption
        text: list.count === 0 ? "" : root.dossiers.one.gaps > 0 ? qsTr("%n papers are missing", "", root.dossiers.one.gaps) : qsTr("No paper is missing")
        weight: Theme.semiBold
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heads.bottom
        anchors.topMargin: Theme.gap4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.dossiers.one.papers
        objectName: "papers"

        delegate: PaperLine {
            id: line

            fixed: root.fixed
            lit: list.activeFocus && line.index === list.currentIndex
            pointed: root.pointed
            width: ListView.view.width

            onAdded: (column, steps) => root.dossiers.setCount(line.place, root.columns[column], line.counts[column] + steps)
            onPressed: root.dossiers.tick(line.place)
        }

        Keys.onEnterPressed: root.tickAndGoOn()
        Keys.onLeftPressed: root.pointed = Math.max(0, root.pointed - 1)
        Keys.onPressed: event => event.accepted = event.modifiers === Qt.NoModifier && root.dossiers.typeAt(event.text, root.place, root.pointed)
        Keys.onReturnPressed: root.tickAndGoOn()
        Keys.onRightPressed: root.pointed = Math.min(3, root.pointed + 1)
        // A figure that is typed here counts papers; it must not finish the ticket.
        Keys.onShortcutOverride: event => event.accepted = event.modifiers === Qt.NoModifier && event.key >= Qt.Key_0 && event.key <= Qt.Key_9
        Keys.onSpacePressed: root.dossiers.tick(root.place)
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        visible: list.contentHeight > list.height && !list.atYEnd
        width: parent.width
    }

    AppText {
        anchors.centerIn: parent
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        objectName: "noPapers"
        text: root.dossiers.one.hasCases && root.dossiers.one.caseName === "" ? qsTr("Choose the case (Alt+C): its papers come here") : qsTr("The catalogue names no papers for this procedure")
        visible: list.count === 0
        width: parent.width - Theme.gap48
    }
}
