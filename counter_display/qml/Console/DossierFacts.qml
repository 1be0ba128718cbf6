// Whose dossier it is, what it is about, how long it takes and costs as published, and its code.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    required property DossierDeskView dossiers
    readonly property bool fixed: root.one.ending !== "" || root.one.endingNow
    readonly property OneDossierView one: root.dossiers.one

    ScrollArea {
        anchors.fill: parent
        buttoned: false

        Column {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            spacing: Theme.gap4

            FactRow {
                iconName: "user-round"
                keyHint: root.fixed ? "" : "Alt+T"
                objectName: "dossierApplicant"
                strong: root.one.applicant !== ""
                subtitle: [root.one.identity, root.one.born === "" ? "" : qsTr("born %1").arg(root.one.born)].filter(Boolean).join(" · ")
                text: root.one.applicant !== "" ? root.one.applicant : qsTr("Nobody is named yet")
                width: parent.width

                onClicked: root.fixed || root.dossiers.layOut("applicant")
            }

            AppText {
                color: Theme.inkSoft
                leftPadding: Theme.iconSmall + Theme.gap12
                maximumLineCount: 2
                objectName: "dossierAddress"
                size: Theme.caption
                text: [root.one.phone, root.one.address].filter(Boolean).join(" · ")
                visible: text !== ""
                width: parent.width
            }

            FactRow {
                iconName: "file-text"
                keyHint: root.fixed ? "" : "Alt+F"
                objectName: "dossierProcedure"
                strong: true
                subtitle: [root.one.procedure, root.one.lasting].filter(Boolean).join(" · ")
                text: root.one.name
                width: parent.width

                onClicked: root.fixed || root.dossiers.layOut("procedure")
            }

            FactRow {
                iconName: "scale"
                keyHint: root.fixed ? "" : "Alt+C"
                objectName: "dossierCase"
                subtitle: ""
                text: root.one.caseName !== "" ? root.one.caseName : qsTr("Choose the case")
                visible: root.one.hasCases || root.one.caseName !== ""
                width: parent.width

                onClicked: root.fixed || !root.one.hasCases || root.dossiers.layOut("case")
            }

            FactRow {
                iconName: "receipt-text"
                keyHint: root.fixed ? "" : "Alt+L"
                objectName: "dossierTerms"
                subtitle: [root.one.collectedAt === "" ? "" : qsTr("Result at: %1").arg(root.one.collectedAt), root.one.fee === "" || root.one.asked >= 0 ? "" : qsTr("As published: %1").arg(root.one.fee)].filter(Boolean).join(" · ")
                text: [root.one.asked < 0 ? qsTr("Fee not entered") : root.one.asked === 0 ? qsTr("No fee") : qsTr("Fee: %1 đ").arg(root.one.asked.toLocaleString(Qt.locale("vi"), "f", 0)), qsTr("%n sets", "", root.one.sets)].join(" · ")
                width: parent.width

                onClicked: root.fixed || root.dossiers.layOut("terms")
            }
        }
    }
}
