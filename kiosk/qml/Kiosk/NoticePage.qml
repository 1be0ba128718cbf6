// What the kiosk would keep of a person, for what, and how long; then every way to say who one is, and as large the way without.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property IntroductionView introduction: root.view.introduction as IntroductionView
    readonly property ScanView scans: root.view.scans as ScanView
    readonly property bool presented: root.introduction.presented

    heading: root.presented ? qsTr("May we use what was just read?") : qsTr("Would you like to say who you are?")
    subheading: root.wide ? "" : qsTr("You get your number in the same way without it.")

    actions: [
        FootButton {
            objectName: "noticeBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        }
    ]

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        Layout.alignment: Qt.AlignTop
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap24

        PrivacyNotice {
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            branch: [root.view.branchName, root.view.officeName].filter(Boolean).join(", ")
            keptDays: root.introduction.keptDays
        }

        ChoiceList {
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: root.presented
            columns: 1
            name: root.heading

            ChoiceRow {
                objectName: "useCard"
                focus: root.presented
                iconName: "id-card"
                title: qsTr("Use it")
                subtitle: qsTr("You look at it on the next page")

                onClicked: root.introduction.accept()
            }

            ChoiceRow {
                objectName: "leaveOutCard"
                iconName: "ticket"
                title: qsTr("Do not use it, go on to the number")
                subtitle: qsTr("What was read is deleted at once")

                onClicked: root.introduction.decline()
            }
        }

        ChoiceList {
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: !root.presented
            columns: root.width >= Theme.type(root.wide ? 840 : 600) ? 2 : 1
            name: root.heading

            ChoiceRow {
                objectName: "leaveOut"
                focus: !root.presented
                Layout.columnSpan: parent.columns
                iconName: "ticket"
                title: qsTr("No, just a number")
                subtitle: qsTr("The clerk asks what is needed")

                onClicked: root.introduction.decline()
            }

            ChoiceRow {
                objectName: "presentCard"
                Layout.fillHeight: true
                endIcon: parent.columns > 1 ? "" : "chevron-right"
                visible: root.scans.ready
                iconName: root.wide ? "" : "id-card"
                title: qsTr("Present the ID card")
                subtitle: qsTr("Its QR code is read")

                onClicked: root.introduction.presentCard()
            }

            ChoiceRow {
                objectName: "typeIn"
                Layout.fillHeight: true
                endIcon: parent.columns > 1 ? "" : "chevron-right"
                iconName: root.wide ? "" : "keyboard"
                title: qsTr("Type it")
                subtitle: qsTr("Only the name is needed")

                onClicked: root.introduction.typeIn()
            }

            ChoiceRow {
                objectName: "givePassport"
                Layout.fillHeight: true
                endIcon: parent.columns > 1 ? "" : "chevron-right"
                iconName: root.wide ? "" : "book-user"
                title: qsTr("Passport")
                subtitle: qsTr("Two lines at its foot")

                onClicked: root.introduction.givePassport()
            }

            ChoiceRow {
                objectName: "giveTaxCode"
                Layout.fillHeight: true
                endIcon: parent.columns > 1 ? "" : "chevron-right"
                iconName: root.wide ? "" : "building-2"
                title: qsTr("Tax code")
                subtitle: qsTr("Organisations, businesses")

                onClicked: root.introduction.giveTaxCode()
            }
        }
    }
}
