// One line about dossiers where none lies on the desk: what the next one brings, or why nothing is shown.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    required property DossierDeskView dossiers
    readonly property bool isAhead: root.dossiers.isAhead && (root.dossiers.aheadDossiers > 0 || root.dossiers.aheadNote !== "")
    readonly property bool isHere: root.dossiers.access !== "" && root.dossiers.access !== "open"
    readonly property bool isLeft: root.dossiers.leftForms > 0 && !root.isHere

    implicitHeight: Theme.px(60)
    visible: root.isHere || root.isAhead || root.isLeft

    Rectangle {
        anchors.fill: parent
        color: root.isLeft ? Theme.cautionSoft : Theme.accentSoft
        radius: Theme.radius
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap16
        anchors.rightMargin: Theme.gap8
        spacing: Theme.gap12
        visible: root.isHere

        Icon {
            name: root.dossiers.access === "empty" ? "file-text" : root.dossiers.access === "opening" ? "timer" : "cloud-off"
            tint: Theme.inkOnAccentSoft
        }

        AppText {
            Layout.fillWidth: true
            color: Theme.inkOnAccentSoft
            maximumLineCount: 2
            objectName: "dossierAccess"
            text: [words.access, root.dossiers.note === "" ? "" : qsTr("Note: %1").arg(root.dossiers.note)].filter(Boolean).join(" · ")
            weight: Theme.semiBold
        }

        EndKey {
            ending: "add"
            iconName: "plus"
            keyHint: "Alt+N"
            text: qsTr("Add a dossier")
            visible: root.dossiers.access === "empty"

            onClicked: root.dossiers.layOut("add")
        }

        EndKey {
            ending: "note"
            keyHint: "Alt+G"
            text: qsTr("Note")
            visible: root.dossiers.access === "empty"

            onClicked: root.dossiers.layOut("note")
        }

        EndKey {
            ending: "retry"
            keyHint: "Alt+R"
            text: qsTr("Try again")
            visible: root.dossiers.access === "away" || root.dossiers.access === "refused"

            onClicked: root.dossiers.retry()
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap16
        anchors.rightMargin: Theme.gap16
        spacing: Theme.gap12
        visible: root.isAhead && !root.isHere && !root.isLeft

        Icon {
            name: root.dossiers.aheadGaps > 0 ? "triangle-alert" : "file-check"
            tint: Theme.inkOnAccentSoft
        }

        AppText {
            Layout.fillWidth: true
            color: Theme.inkOnAccentSoft
            maximumLineCount: 2
            objectName: "dossierAhead"
            text: [root.dossiers.aheadDossiers === 0 ? "" : qsTr("%n dossiers prepared", "", root.dossiers.aheadDossiers) + ": " + (root.dossiers.aheadGaps > 0 ? qsTr("%n papers are missing", "", root.dossiers.aheadGaps) : qsTr("no paper is missing")), root.dossiers.aheadNote === "" ? "" : qsTr("Note from %1: %2").arg(root.dossiers.aheadNotedBy).arg(root.dossiers.aheadNote)].filter(Boolean).join(" · ")
            weight: Theme.semiBold
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap16
        anchors.rightMargin: Theme.gap8
        spacing: Theme.gap12
        visible: root.isLeft

        Icon {
            name: "printer-x"
            tint: Theme.inkOnCautionSoft
        }

        AppText {
            Layout.fillWidth: true
            color: Theme.inkOnCautionSoft
            maximumLineCount: 2
            objectName: "leftForms"
            text: [qsTr("%1 went without %n printed forms", "", root.dossiers.leftForms).arg(root.dossiers.leftNumber), root.dossiers.leftTrouble].filter(Boolean).join(": ")
            weight: Theme.semiBold
        }

        EndKey {
            ending: "left-print"
            iconName: "printer"
            keyHint: "Alt+I"
            text: qsTr("Print")

            onClicked: root.dossiers.printLeft()
        }

        EndKey {
            ending: "left-forget"
            kind: AppButton.Kind.Quiet
            text: qsTr("Not needed")

            onClicked: root.dossiers.forgetLeft()
        }
    }

    DossierWords {
        id: words

        dossiers: root.dossiers
    }
}
