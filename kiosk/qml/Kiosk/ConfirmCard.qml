// What was chosen: the service, large, and below it who waits and by which right one goes first.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

Item {
    id: root

    required property KioskView view
    required property bool wide
    required property bool low
    readonly property NumberView taking: root.view.taking as NumberView
    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool prepared: root.finding.dossierCount > 0
    readonly property KeepingView keeping: root.view.keeping as KeepingView
    readonly property bool advised: (root.view.elsewhere as ElsewhereView).name !== ""
    // Whether something else wants its room.
    readonly property bool compact: root.low || root.prepared || root.advised
    readonly property int margin: root.compact ? Theme.gap24 : Theme.gap32

    implicitHeight: facts.implicitHeight + 2 * root.margin + Theme.depth

    WaitWords {
        id: wait

        low: root.taking.waitLow
        high: root.taking.waitHigh
        why: root.taking.waitWhy
    }

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    GridLayout {
        id: facts

        anchors.fill: parent
        anchors.margins: root.margin
        anchors.bottomMargin: root.margin + Theme.depth
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: root.advised ? Theme.gap16 : Theme.gap32

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.gap16

            Item {
                Layout.fillHeight: true
            }

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                visible: !(root.low && root.advised)
                implicitWidth: Theme.px(root.advised ? 64 : root.compact ? 96 : 200)
                implicitHeight: implicitWidth
                radius: Theme.radiusLarge
                color: Theme.accentSoft

                Icon {
                    anchors.centerIn: parent
                    name: root.taking.serviceIcon
                    size: Math.round(parent.width * 0.56)
                    tint: Theme.accent
                }
            }

            AppText {
                objectName: "chosenService"
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Layout.fillWidth: true
                text: root.taking.serviceName
                size: root.low || root.advised ? Theme.headline : Theme.type(52)
                weight: Theme.extraBold
                horizontalAlignment: Text.AlignHCenter
            }

            Item {
                Layout.fillHeight: true
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: root.wide
            Layout.preferredWidth: 1
            spacing: root.prepared ? Theme.gap12 : Theme.gap16

            Item {
                Layout.fillHeight: true
            }

            FactRow {
                objectName: "waitingFact"
                Layout.fillWidth: true
                visible: root.taking.waiting >= 0 && !(root.low && (root.prepared || root.keeping.namesPerson))
                iconName: "users"
                caption: qsTr("In line now")
                fact: root.taking.waiting === 0 ? qsTr("Nobody is waiting") : qsTr("%n waiting", "", root.taking.waiting)
                more: wait.text === "" ? "" : wait.reason !== "" ? wait.reason : qsTr("Expected wait: %1").arg(wait.text)
                moreSpoken: wait.reason !== "" || wait.text === "" ? more : qsTr("Expected wait: %1").arg(wait.spoken)
                advice: wait.advice
            }

            FactRow {
                objectName: "furtherFact"
                Layout.fillWidth: true
                visible: root.finding.furtherLines !== ""
                iconName: "arrow-right"
                caption: qsTr("With the same number, afterwards")
                fact: root.finding.furtherLines
            }

            FactRow {
                objectName: "dossiersFact"
                Layout.fillWidth: true
                visible: root.finding.dossierCount > 0 && root.finding.furtherLines === ""
                iconName: "file-check"
                caption: qsTr("Made ready")
                fact: qsTr("%n dossiers", "", root.finding.dossierCount)
            }

            FactRow {
                objectName: "personFact"
                Layout.fillWidth: true
                visible: root.finding.dossierCount > 0 || root.keeping.namesPerson
                iconName: "id-card"
                caption: qsTr("Your data made ready")
                fact: root.keeping.namesPerson ? qsTr("Yes") : qsTr("No")
            }

            FactRow {
                objectName: "priorityFact"
                Layout.fillWidth: true
                // Who goes first is advised nothing, so where there is little height this gives way.
                visible: root.taking.priorityCount > 0 && !(root.low && root.advised)
                iconName: root.taking.priorityIcon
                caption: qsTr("Priority")
                fact: root.taking.priorityName === "" ? qsTr("None") : root.taking.priorityName
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}
