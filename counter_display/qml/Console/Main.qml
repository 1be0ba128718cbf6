// The clerk's console: signs in, works, and says when the line to the server is cut.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

SurfaceWindow {
    id: root

    required property ConsoleView view

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
        subtitle: root.view.screen === "work" ? [root.view.counter.name, root.view.counter.clerk, root.view.counter.profile].join(" · ") : ""
        width: parent.width

        Clock {
            anchors.verticalCenter: parent?.verticalCenter
            dated: true
            now: root.view.now
        }
    }

    Loader {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        sourceComponent: root.view.screen === "work" ? working : root.view.screen === "sign_in" ? signingIn : connecting
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
        id: working

        WorkPage {
            view: root.view
        }
    }

    QuestionSheet {
        view: root.view
    }
}
