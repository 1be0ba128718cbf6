// A counter that is open and has nobody before it who may work: it waits for its clerk's PIN, or a supervisor's.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    property string clerk: root.signIn.clerk
    readonly property bool complete: root.clerk !== "" && pad.complete && !root.view.isCut && !root.signIn.busy
    readonly property bool own: root.clerk === root.signIn.clerk
    readonly property SignInView signIn: root.view.signIn
    property bool someoneElse: false
    required property ConsoleView view

    function choose(clerk: string) {
        root.clerk = clerk;
        root.clerk === "" ? people.take() : pad.take();
    }

    function submit() {
        root.signIn.unlock(root.clerk, pad.pin);
        pad.clear();
        pad.take();
    }

    Component.onCompleted: pad.take()
    onSomeoneElseChanged: root.someoneElse ? people.take() : root.choose(root.signIn.clerk)

    Shortcut {
        autoRepeat: false
        sequence: "F10"

        onActivated: root.signIn.stepAway()
    }

    Shortcut {
        autoRepeat: false
        sequence: "F11"

        onActivated: root.someoneElse = !root.someoneElse
    }

    Card {
        anchors.centerIn: parent
        height: Math.min(parent.height - Theme.gap48, Theme.px(720))
        padding: Theme.gap32
        width: Math.min(parent.width - Theme.gap48, Theme.px(1040))

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap24

            RowLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                spacing: Theme.gap48

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: Theme.gap16
                    visible: !root.someoneElse

                    Icon {
                        name: "lock-keyhole"
                        size: Theme.px(72)
                        tint: Theme.accent
                    }

                    AppText {
                        Layout.fillWidth: true
                        objectName: "gate"
                        size: Theme.headline
                        text: ({
                                "ended": qsTr("The session has ended"),
                                "locked": qsTr("The screen is locked"),
                                "restarted": qsTr("The counter is still open")
                            })[root.signIn.gate] ?? ""
                        weight: Theme.bold
                    }

                    AppText {
                        Layout.fillWidth: true
                        objectName: "lockedFor"
                        size: Theme.lead
                        text: qsTr("%1 · %2").arg(root.view.counter.name).arg(root.signIn.clerkName)
                        weight: Theme.semiBold
                    }

                    AppText {
                        Layout.fillWidth: true
                        color: Theme.inkSoft
                        size: Theme.lead
                        text: root.signIn.number !== "" ? qsTr("Ticket %1 is at the counter and stays there. Sign in to go on with it.").arg(root.signIn.number) : qsTr("The counter stays open. Sign in to go on.")
                    }
                }

                StaffList {
                    id: people

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.px(520)
                    chosen: root.clerk
                    signIn: root.signIn
                    visible: root.someoneElse

                    onPicked: clerk => root.choose(clerk)
                }

                PinPad {
                    id: pad

                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.px(320)

                    onAccepted: root.complete && root.submit()
                }
            }

            Banner {
                Layout.fillWidth: true
                objectName: "lockNotice"
                text: root.view.isCut ? qsTr("The server is not reached. Signing in works again when it is back.") : trouble.text !== "" ? trouble.text : words.text
                tone: Banner.Tone.Caution
                visible: text !== ""
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap12

                AppButton {
                    iconName: "users-round"
                    keyHint: "F11"
                    kind: AppButton.Kind.Quiet
                    objectName: "someone-else"
                    text: root.someoneElse ? qsTr("Back to %1").arg(root.signIn.clerkName) : qsTr("A supervisor signs in")

                    onClicked: root.someoneElse = !root.someoneElse
                }

                AppButton {
                    iconName: "arrow-right-left"
                    keyHint: "F10"
                    kind: AppButton.Kind.Quiet
                    objectName: "step-away"
                    text: qsTr("Another counter")

                    onClicked: root.signIn.stepAway()
                }

                Item {
                    Layout.fillWidth: true
                }

                AppButton {
                    busy: root.signIn.busy
                    enabled: root.complete || root.signIn.busy
                    iconName: "log-in"
                    keyHint: "Enter"
                    objectName: "unlock"
                    size: Theme.lead
                    text: qsTr("Go on")

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
