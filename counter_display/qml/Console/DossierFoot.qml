// How the dossier in front can end, or how it has; what the clerk must know of it now takes the place of either.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    required property DossierDeskView dossiers
    readonly property OneDossierView one: root.dossiers.one
    readonly property string told: root.words.told !== "" ? root.words.told : root.one.isClashing ? qsTr("A colleague has changed this dossier too. Decide what counts.") : ""
    required property DossierWords words

    function takeCode() {
        code.visible ? code.take() : root.dossiers.beginEnd("received");
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap8
        visible: root.told !== ""

        Icon {
            name: root.one.isClashing ? "users" : "triangle-alert"
            tint: Theme.caution
        }

        AppText {
            Layout.fillWidth: true
            color: Theme.caution
            maximumLineCount: 2
            objectName: "dossierTold"
            text: root.told
            weight: Theme.semiBold
        }

        EndKey {
            ending: "settle"
            keyHint: "Alt+R"
            text: root.one.isClashing ? qsTr("Compare") : qsTr("Try again")

            onClicked: root.one.isClashing ? root.dossiers.layOut("clash") : root.dossiers.retry()
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap8
        uniformCellSizes: true
        visible: root.told === "" && root.one.ending === ""

        EndKey {
            Layout.fillWidth: true
            busy: root.one.endingNow
            ending: "received"
            iconName: "circle-check"
            keyHint: "Alt+1"
            kind: root.one.gaps === 0 ? AppButton.Kind.Primary : AppButton.Kind.Secondary
            text: qsTr("Receive")

            onClicked: root.dossiers.beginEnd("received")
        }

        EndKey {
            Layout.fillWidth: true
            busy: root.one.endingNow
            ending: "supplement"
            iconName: "file-text"
            keyHint: "Alt+2"
            kind: root.one.gaps > 0 ? AppButton.Kind.Primary : AppButton.Kind.Secondary
            text: qsTr("Supplement")

            onClicked: root.dossiers.beginEnd("supplement")
        }

        EndKey {
            Layout.fillWidth: true
            busy: root.one.endingNow
            ending: "refused"
            iconName: "circle-x"
            keyHint: "Alt+3"
            text: qsTr("Refuse")

            onClicked: root.dossiers.beginEnd("refused")
        }

        EndKey {
            Layout.fillWidth: true
            busy: root.one.endingNow
            ending: "advised"
            iconName: "info"
            keyHint: "Alt+4"
            text: qsTr("Advise")

            onClicked: root.dossiers.beginEnd("advised")
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap12
        visible: root.told === "" && root.one.ending !== ""

        Icon {
            name: root.words.endingSign(root.one.ending)
            tint: root.one.ending === "received" ? Theme.positive : Theme.accent
        }

        ColumnLayout {
            id: ended

            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                // The day and hour of the result are never cut: the line folds.
                lineHeight: 1
                maximumLineCount: 3
                objectName: "dossierEnd"
                size: ended.width < Theme.px(260) ? Theme.type(15) : Theme.body
                text: root.one.ending === "received" && !isNaN(root.one.dueAt.getTime()) ? qsTr("Received. Result due at %1").arg(Qt.formatDateTime(root.one.dueAt, "HH:mm dd/MM/yyyy")) : root.words.ending(root.one.ending)
                weight: Theme.bold
            }

            AppText {
                Accessible.description: root.one.formTrouble
                Layout.fillWidth: true
                color: root.one.formFate === "failed" || root.one.formFate === "no_printer" ? Theme.caution : Theme.inkSoft
                maximumLineCount: 2
                objectName: "dossierForm"
                size: Theme.caption
                text: [root.words.form, root.one.code === "" ? root.words.city : ""].filter(Boolean).join(" · ")
            }
        }

        DossierField {
            id: code

            Layout.preferredWidth: Theme.px(290)
            given: root.one.code
            hint: qsTr("Dossier code")
            label: ""
            longest: 64
            objectName: "dossierCode"
            visible: root.one.ending === "received"

            onAccepted: root.forceActiveFocus()
            // Half a code must not be told to the city's system.
            onDone: root.dossiers.writeCode(code.text)
        }

        EndKey {
            busy: root.one.formFate === "under_way"
            ending: "print"
            iconName: "printer"
            keyHint: "Alt+I"
            text: root.one.formFate === "waits_for_code" ? qsTr("Print now") : root.one.formFate === "printed" ? qsTr("Print again") : qsTr("Print")
            visible: root.one.ending !== "advised"

            onClicked: root.dossiers.printForm()
        }

        EndKey {
            Accessible.name: qsTr("Finish: %1").arg(root.dossiers.proposalName)
            ending: "finish"
            iconName: "check"
            keyHint: "Alt+Enter"
            kind: AppButton.Kind.Primary
            text: root.dossiers.proposalName
            visible: root.dossiers.proposal !== ""

            onClicked: root.dossiers.finish()
        }
    }
}
