// A clerk at work: my counter at the left, who waits at the right.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    // The deed whose answer takes longer than a blink.
    property string slow: ""
    readonly property string asked: root.view.question.asked
    readonly property string stage: root.view.counter.state
    readonly property string underWay: root.view.underWay
    required property ConsoleView view

    onAskedChanged: shield.restart()
    onStageChanged: shield.restart()
    onUnderWayChanged: root.underWay === "" ? root.slow = "" : patience.restart()

    ActionKeys {
        view: root.view
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
            spacing: Theme.gap16

            StateLine {
                Layout.fillWidth: true
                counter: root.view.counter
                cut: root.view.isCut
            }

            TicketCard {
                Layout.fillHeight: true
                Layout.fillWidth: true
                counter: root.view.counter
            }

            InfoStrip {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(84)
                view: root.view
            }

            ActionRow {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(128)
                settled: !shield.running
                slow: root.slow
                view: root.view
            }

            SecondaryRow {
                id: secondary

                Layout.fillWidth: true
                Layout.preferredHeight: Theme.target
                view: root.view
            }
        }

        ColumnLayout {
            Layout.fillHeight: true
            Layout.maximumWidth: Theme.px(600)
            Layout.preferredWidth: Theme.px(600)
            spacing: Theme.gap16

            ServiceCard {
                Layout.fillWidth: true
                services: root.view.services
            }

            QueueCard {
                Layout.fillHeight: true
                Layout.fillWidth: true
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
        height: Theme.px(128) + Theme.target + Theme.gap16 + Theme.gap24
        objectName: "shield"
        visible: shield.running
        width: parent.width - Theme.px(600) - Theme.gap48
    }
}
