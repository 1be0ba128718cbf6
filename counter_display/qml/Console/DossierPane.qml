// The dossiers of the ticket at the counter: which there are, the one in front with its papers, and how it ends.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    required property DossierDeskView dossiers
    readonly property bool ended: root.one.ending !== ""
    readonly property OneDossierView one: root.dossiers.one

    function takePapers() {
        papers.take();
    }

    function takeCode() {
        foot.takeCode();
    }

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    ColumnLayout {
        anchors.bottomMargin: Theme.gap12 + Theme.depth
        anchors.fill: parent
        anchors.margins: Theme.gap12
        spacing: Theme.gap8

        RowLayout {
            Layout.fillWidth: true
            Layout.maximumHeight: Theme.px(52)
            spacing: Theme.gap8

            ListView {
                id: tabs

                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(52)
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                model: root.dossiers.tabs
                orientation: ListView.Horizontal
                spacing: Theme.gap4

                delegate: DossierTab {
                    id: tab

                    required property int index

                    endingSign: words.endingSign(tab.ending)
                    endingWord: words.ending(tab.ending)
                    width: Math.max(Theme.px(150), Math.min(implicitWidth, tabs.width / Math.max(1, tabs.count) - Theme.gap4))

                    onClicked: root.dossiers.goTo(tab.index)
                    onCurrentChanged: tab.current && tabs.positionViewAtIndex(tab.index, ListView.Contain)
                }
            }

            AppButton {
                Layout.preferredHeight: Theme.px(52)
                kind: AppButton.Kind.Quiet
                leftPadding: Theme.gap8
                rightPadding: Theme.gap8
                iconName: "file-text"
                keyHint: "Alt+G"
                objectName: "dossierNote"
                text: root.dossiers.note === "" ? qsTr("Note") : qsTr("Note: 1")

                onClicked: root.dossiers.layOut("note")
            }

            AppButton {
                Layout.preferredHeight: Theme.px(52)
                kind: AppButton.Kind.Quiet
                leftPadding: Theme.gap8
                rightPadding: Theme.gap8
                iconName: "plus"
                keyHint: "Alt+N"
                objectName: "dossierAdd"
                text: qsTr("Add")

                onClicked: root.dossiers.layOut("add")
            }
        }

        RowLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: Theme.gap16

            DossierFacts {
                Layout.fillHeight: true
                Layout.maximumWidth: Theme.px(390)
                Layout.preferredWidth: Theme.px(390)
                dossiers: root.dossiers
            }

            PaperList {
                id: papers

                Layout.fillHeight: true
                Layout.fillWidth: true
                dossiers: root.dossiers
            }
        }

        DossierFoot {
            id: foot

            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(60)
            dossiers: root.dossiers
            words: words
        }
    }

    DossierWords {
        id: words

        dossiers: root.dossiers
    }
}
