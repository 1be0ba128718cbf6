// Signing in: which counter, who, and which services. What was chosen here last time is chosen already.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Item {
    id: root

    property string counter: root.view.signIn.counter
    property string profile: root.view.signIn.profile
    readonly property bool complete: root.counter !== "" && root.profile !== "" && clerk.text.trim() !== ""
    required property ConsoleView view

    function submit() {
        if (root.complete)
            root.view.sitDown(root.counter, clerk.text.trim().toUpperCase(), root.profile);
    }

    Component.onCompleted: clerk.take()

    Shortcut {
        autoRepeat: false
        enabled: root.complete && !root.view.isCut
        sequences: ["Return", "Enter"]

        onActivated: root.submit()
    }

    Card {
        anchors.centerIn: parent
        height: Math.min(parent.height - Theme.gap48, Theme.px(780))
        padding: Theme.gap32
        width: Math.min(parent.width - Theme.gap48, Theme.px(1180))

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
                spacing: Theme.gap48

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.px(540)
                    spacing: Theme.gap12

                    AppText {
                        text: qsTr("Counter")
                        weight: Theme.semiBold
                    }

                    GridLayout {
                        columnSpacing: Theme.gap12
                        columns: 4
                        rowSpacing: Theme.gap12
                        uniformCellWidths: true

                        Repeater {
                            model: root.view.signIn.counters

                            CounterTile {
                                id: tile

                                required property string code

                                Layout.fillWidth: true
                                objectName: "counter-" + tile.code
                                selected: root.counter === tile.code

                                onClicked: root.counter = tile.code
                            }
                        }
                    }
                }

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: Theme.gap12

                    CodeField {
                        id: clerk

                        Layout.bottomMargin: Theme.gap12
                        Layout.fillWidth: true
                        hint: qsTr("e.g. LAN01")
                        label: qsTr("Your staff code")
                        objectName: "clerk"
                    }

                    AppText {
                        text: qsTr("Work profile")
                        weight: Theme.semiBold
                    }

                    ListView {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        boundsBehavior: Flickable.StopAtBounds
                        clip: true
                        model: root.view.signIn.profiles

                        delegate: ListRow {
                            id: choice

                            required property string code
                            required property string name

                            iconName: choice.selected ? "square-check" : "square"
                            objectName: "profile-" + choice.code
                            selected: root.profile === choice.code
                            title: choice.name
                            width: ListView.view.width

                            onClicked: root.profile = choice.code
                        }
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap24

                Banner {
                    Layout.fillWidth: true
                    objectName: "signInNotice"
                    opacity: text === "" ? 0 : 1
                    text: root.view.isCut ? qsTr("The server is not reached. Signing in works again when it is back.") : words.text !== "" ? words.text : root.view.signIn.dayOpen ? "" : qsTr("The day at this branch is not open yet. The supervisor opens it.")
                    tone: Banner.Tone.Caution
                }

                AppButton {
                    enabled: root.complete && !root.view.isCut
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
}
