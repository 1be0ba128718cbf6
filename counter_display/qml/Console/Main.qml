// The clerk's console: signs in, works, and says when the line to the server is cut.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

SurfaceWindow {
    id: root

    required property ConsoleView view
    readonly property bool working: root.view.screen === "work"

    designHeight: 900
    designWidth: 1600
    minimumHeight: 600
    minimumWidth: 1000
    title: root.view.counter.number > 0 ? qsTr("Counter %1").arg(root.view.counter.number) : qsTr("Counter")

    Connections {
        // The console may stand behind another program's window.
        function onHelpAsked() {
            root.alert(0);
        }

        target: root.view
    }

    TopBar {
        id: bar

        branchName: root.view.branchName
        connected: !root.view.isCut
        showConnection: root.view.screen !== "connecting"
        subtitle: root.working ? [root.view.counter.name, root.view.acting === "" ? root.view.counter.clerk : qsTr("%1 for %2").arg(root.view.acting).arg(root.view.counter.clerk), root.view.counter.profile].join(" · ") : ""
        width: parent.width

        StatusPill {
            anchors.verticalCenter: parent?.verticalCenter
            iconName: "lock-keyhole"
            objectName: "withoutPins"
            text: qsTr("Without PINs")
            visible: root.working && !root.view.hasPins
        }

        BarAction {
            iconName: "qr-code"
            keyHint: "Ctrl+P"
            objectName: "fee"
            text: root.view.fee.amount > 0 ? qsTr("Fee: shown") : qsTr("Fee")
            visible: root.working && root.view.fee.number !== ""

            onClicked: root.view.layOut("fee")
        }

        BarAction {
            iconName: "chart-column"
            keyHint: "Ctrl+D"
            objectName: "my_day"
            text: qsTr("My day")
            visible: root.working

            onClicked: root.view.layOut("my_day")
        }

        BarAction {
            iconName: "lock-keyhole"
            keyHint: "Ctrl+L"
            objectName: "lock"
            text: qsTr("Lock")
            visible: root.working && root.view.hasPins

            onClicked: root.view.signIn.lock()
        }

        BarAction {
            iconName: "keyboard"
            keyHint: "F1"
            objectName: "keys"
            text: qsTr("Keys")
            visible: root.working

            onClicked: root.view.layOut("keys")
        }

        Clock {
            anchors.verticalCenter: parent?.verticalCenter
            dated: root.view.fee.number === ""
            now: root.view.now
        }
    }

    Loader {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        sourceComponent: ({
                "locked": locked,
                "sign_in": signingIn,
                "work": working
            })[root.view.screen] ?? connecting
    }

    Component {
        id: connecting

        Connecting {
            view: root.view
        }
    }

    Component {
        id: signingIn

        SignIn {
            view: root.view
        }
    }

    Component {
        id: locked

        LockPage {
            view: root.view
        }
    }

    Component {
        id: working

        WorkPage {
            view: root.view
        }
    }

    MyDaySheet {
        view: root.view
    }

    DeskTicketSheet {
        view: root.view
    }

    FeeSheet {
        view: root.view
    }

    NewPinSheet {
        view: root.view
    }

    KeySheet {
        view: root.view
    }

    DossierApplicantSheet {
        dossiers: root.view.dossiers
    }

    DossierProcedureSheet {
        dossiers: root.view.dossiers
    }

    DossierCaseSheet {
        dossiers: root.view.dossiers
    }

    DossierTermsSheet {
        fee: root.view.fee
        dossiers: root.view.dossiers

        onFeeWanted: root.view.layOut("fee")
    }

    DossierEndSheet {
        dossiers: root.view.dossiers
    }

    DossierClashSheet {
        dossiers: root.view.dossiers
    }

    DossierNoteSheet {
        dossiers: root.view.dossiers
    }

    QuestionSheet {
        view: root.view
    }
}
