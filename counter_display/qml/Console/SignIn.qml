// Signing in: who, with which PIN, at which counter and for which services. What was chosen here last time is chosen already.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    property string clerk: root.signIn.clerk
    readonly property bool complete: root.counter !== "" && root.profile !== "" && root.named && !root.view.isCut && !root.signIn.busy
    property string counter: root.signIn.counter
    readonly property string missing: root.clerk === "" ? qsTr("Choose your name from the list, or type it or your staff code.") : root.counter === "" ? qsTr("Choose the counter at which you sit.") : root.profile === "" ? qsTr("Choose which services you take. This computer remembers it.") : ""
    readonly property bool named: root.view.hasPins ? root.clerk !== "" && pad.complete : code.text.trim() !== ""
    property string profile: root.signIn.profile
    readonly property SignInView signIn: root.view.signIn
    required property ConsoleView view

    function begin() {
        root.view.hasPins ? root.clerk === "" ? people.take() : pad.take() : code.take();
    }

    function choose(clerk: string) {
        root.clerk = clerk;
        root.clerk === "" ? people.take() : pad.take();
    }

    function submit() {
        root.signIn.sitDown(root.counter, root.view.hasPins ? root.clerk : code.text.trim().toUpperCase(), root.profile, pad.pin);
        pad.clear();
        root.begin();
    }

    Component.onCompleted: root.begin()

    Connections {
        function onHasPinsChanged() {
            root.begin();
        }

        target: root.view
    }

    Shortcut {
        autoRepeat: false
        enabled: root.complete
        sequences: ["Return", "Enter"]

        onActivated: root.submit()
    }

    Card {
        anchors.centerIn: parent
        height: Math.min(parent.height - Theme.gap48, Theme.px(760))
        padding: Theme.gap32
        width: Math.min(parent.width - Theme.gap48, Theme.px(root.view.hasPins ? 1552 : 1180))

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap24

            AppText {
                size: Theme.headline
                text: qsTr("Sign in to a counter")
                weight: Theme.bold
            }

            RowLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                spacing: Theme.gap32

                StaffList {
                    id: people

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.px(380)
                    chosen: root.clerk
                    signIn: root.signIn
                    visible: root.view.hasPins

                    onPicked: clerk => root.choose(clerk)
                }

                PinPad {
                    id: pad

                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.px(300)
                    visible: root.view.hasPins

                    onAccepted: root.complete && root.submit()
                }

                CounterGrid {
                    Layout.alignment: Qt.AlignTop
                    Layout.maximumWidth: Theme.px(root.view.hasPins ? 390 : 540)
                    Layout.preferredWidth: Theme.px(root.view.hasPins ? 390 : 540)
                    chosen: root.counter
                    columns: root.view.hasPins ? 3 : 4
                    signIn: root.signIn

                    onPicked: counter => root.counter = counter
                }

                ColumnLayout {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.px(320)
                    spacing: Theme.gap24

                    CodeField {
                        id: code

                        Layout.fillWidth: true
                        hint: qsTr("e.g. LAN01")
                        label: qsTr("Your staff code")
                        objectName: "clerk"
                        visible: !root.view.hasPins
                    }

                    ProfileList {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        chosen: root.profile
                        signIn: root.signIn

                        onPicked: profile => root.profile = profile
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.px(76)
                spacing: Theme.gap24

                Banner {
                    readonly property string fault: root.view.isCut ? qsTr("The server is not reached. Signing in works again when it is back.") : trouble.text !== "" ? trouble.text : words.text !== "" ? words.text : root.signIn.dayOpen ? "" : qsTr("The day at this branch is not open yet. The supervisor opens it.")

                    Layout.fillWidth: true
                    objectName: "signInNotice"
                    opacity: text === "" ? 0 : 1
                    text: fault !== "" ? fault : root.view.hasPins ? root.missing : qsTr("This branch works without PINs: whoever knows a staff code can open a counter. The administrator makes accounts.")
                    tone: fault !== "" ? Banner.Tone.Caution : Banner.Tone.Info
                }

                AppButton {
                    Layout.alignment: Qt.AlignBottom
                    busy: root.signIn.busy
                    enabled: root.complete || root.signIn.busy
                    iconName: "log-in"
                    keyHint: "Enter"
                    objectName: "open"
                    size: Theme.lead
                    text: qsTr("Open the counter")

                    onClicked: root.submit()
                }
            }
        }
    }

    NoticeText {
        id: words

        notice: root.view.notice
    }

    PinTroubleText {
        id: trouble

        trouble: root.signIn.trouble
    }
}
