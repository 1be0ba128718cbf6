// All keys on one sheet, by what they are for.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

SheetOver {
    id: root

    key: "F1"
    name: "keys"
    title: qsTr("Keys")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(1520))

    buttons: [
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "keys-close"
            text: qsTr("Close")

            onClicked: root.close()
        }
    ]

    Row {
        id: columns

        spacing: Theme.gap32
        width: parent.width

        KeyGroup {
            title: qsTr("The person at the counter")
            width: (columns.width - columns.spacing * 3) / 4

            KeyLine {
                key: "F2"
                text: qsTr("Call next")
            }

            KeyLine {
                key: "F3"
                text: qsTr("Call again")
            }

            KeyLine {
                key: "F4"
                text: qsTr("Start serving")
            }

            KeyLine {
                key: "F6"
                text: qsTr("Absent")
            }

            KeyLine {
                key: "1 – 9"
                text: qsTr("Finish with this outcome")
            }

            KeyLine {
                key: "0"
                text: qsTr("Paperwork after")
            }

            KeyLine {
                key: "Ctrl+P"
                text: qsTr("Fee on the panel, if there is one")
            }

            KeyLine {
                key: "Ctrl+Z"
                text: qsTr("Take back, or change the outcome")
            }
        }

        KeyGroup {
            title: qsTr("The queue")
            width: (columns.width - columns.spacing * 3) / 4

            KeyLine {
                key: "F7"
                text: qsTr("Step aside")
            }

            KeyLine {
                key: "F8"
                text: qsTr("Transfer")
            }

            KeyLine {
                key: "F12"
                text: qsTr("Class, further services")
            }

            KeyLine {
                key: "Ctrl+N"
                text: qsTr("Serve directly")
            }

            KeyLine {
                key: "Ctrl+T"
                text: qsTr("Give out a number")
            }

            KeyLine {
                key: "Ctrl+1"
                text: qsTr("List of those who wait")
            }

            KeyLine {
                key: "Ctrl+2"
                text: qsTr("List of those who stepped away")
            }
        }

        KeyGroup {
            title: qsTr("My counter")
            width: (columns.width - columns.spacing * 3) / 4

            KeyLine {
                key: "F5"
                text: qsTr("I am coming: help at a kiosk")
            }

            KeyLine {
                key: "F9"
                text: qsTr("Pause, and continue")
            }

            KeyLine {
                key: "F10"
                text: qsTr("Leave the counter")
            }

            KeyLine {
                key: "F11"
                text: qsTr("Work profile")
            }

            KeyLine {
                key: "Ctrl+G"
                text: qsTr("Call by itself when idle")
            }

            KeyLine {
                key: "Ctrl+D"
                text: qsTr("My day")
            }

            KeyLine {
                key: "Ctrl+L"
                text: qsTr("Lock the screen")
            }

            KeyLine {
                key: "F1"
                text: qsTr("This sheet")
            }
        }

        DossierKeyGroup {
            width: (columns.width - columns.spacing * 3) / 4
        }
    }

    AppText {
        color: Theme.inkSoft
        text: qsTr("In a list: the arrows and Enter. In a question: the figure or letter at the end of the line. Esc goes back. Tab goes on to the next button.")
        topPadding: Theme.gap16
        width: parent.width
    }
}
