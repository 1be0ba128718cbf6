// A clerk at work: my counter at the left, who waits at the right. A dossier on the desk lies below its ticket, and the
// queue makes room for it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    readonly property string asked: root.view.question.asked
    readonly property bool dossierOpen: dossierPlace.occupied
    readonly property int queueWidth: Theme.px(root.dossierOpen ? 420 : 560)
    // The deed whose answer takes longer than a blink.
    property string slow: ""
    readonly property string stage: root.view.counter.state
    readonly property string underWay: root.view.underWay
    required property ConsoleView view

    // The field of the page before had the focus, and with it the keys.
    Component.onCompleted: root.forceActiveFocus()
    onAskedChanged: shield.restart()
    onStageChanged: shield.restart()
    onUnderWayChanged: root.underWay === "" ? root.slow = "" : patience.restart()

    ActionKeys {
        view: root.view

        onListWanted: away => queue.take(away)
    }

    DossierKeys {
        id: dossierKeys

        dossiers: root.view.dossiers
    }

    Timer {
        id: patience

        interval: Theme.calm

        onTriggered: root.slow = root.underWay
    }

    // The second press of a double click, or of a number key, must not do what the first one has brought in.
    Timer {
        id: shield

        interval: Application.styleHints.mouseDoubleClickInterval
    }

    RowLayout {
        id: page

        anchors.fill: parent
        anchors.margins: Theme.gap24
        spacing: Theme.gap24

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: root.dossierOpen ? Theme.gap12 : Theme.gap16

            RowLayout {
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.px(root.dossierOpen ? 64 : 84)
                Layout.preferredHeight: Theme.px(root.dossierOpen ? 64 : 84)
                spacing: Theme.gap24

                StateLine {
                    counter: root.view.counter
                    cut: root.view.isCut
                }

                InfoStrip {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    view: root.view
                }
            }

            TicketCard {
                Layout.fillHeight: !root.dossierOpen
                Layout.fillWidth: true
                Layout.maximumHeight: root.dossierOpen ? Theme.px(100) : Number.POSITIVE_INFINITY
                Layout.preferredHeight: Theme.px(root.dossierOpen ? 100 : 124)
                compact: root.dossierOpen
                counter: root.view.counter
                day: root.view.myDay
            }

            DossierStrip {
                Layout.fillWidth: true
                Layout.maximumHeight: implicitHeight
                dossiers: root.view.dossiers
            }

            // Where the dossier of the ticket lies; nothing of it outlasts the ticket.
            Loader {
                id: dossierPlace

                readonly property bool occupied: root.view.dossiers.access === "open"

                Layout.fillHeight: true
                Layout.fillWidth: true
                active: dossierPlace.occupied
                objectName: "dossierPlace"
                visible: dossierPlace.occupied

                sourceComponent: DossierPane {
                    id: pane

                    dossiers: root.view.dossiers

                    Connections {
                        function onCodeWanted() {
                            pane.takeCode();
                        }

                        function onPapersWanted() {
                            pane.takePapers();
                        }

                        target: dossierKeys
                    }
                }
            }

            AdviceStrip {
                Layout.fillWidth: true
                view: root.view
                visible: count > 0 && !root.dossierOpen
            }

            ActionRow {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(root.dossierOpen ? 92 : 128)
                settled: !shield.running
                slow: root.slow
                view: root.view
            }

            SecondaryRow {
                id: secondary

                Layout.fillWidth: true
                view: root.view
            }
        }

        ColumnLayout {
            Layout.fillHeight: true
            Layout.maximumWidth: root.queueWidth
            Layout.preferredWidth: root.queueWidth
            spacing: Theme.gap16

            ServiceCard {
                Layout.fillWidth: true
                services: root.view.services
                visible: !root.dossierOpen
            }

            QueueCard {
                id: queue

                Layout.fillHeight: true
                Layout.fillWidth: true
                narrow: root.dossierOpen
                view: root.view
            }

            KioskStrip {
                Layout.fillWidth: true
                view: root.view
            }
        }
    }

    MouseArea {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        height: Theme.px(128) + secondary.height + Theme.gap16 + Theme.gap24
        objectName: "shield"
        visible: shield.running
        width: parent.width - root.queueWidth - Theme.gap48
    }
}
