// A receipt as the office hands it out, drawn small, with a ring around what is asked for: the dossier's code.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    Layout.fillWidth: true
    Layout.maximumWidth: Theme.px(560)
    Layout.alignment: Qt.AlignHCenter
    Layout.minimumHeight: implicitHeight
    implicitWidth: Theme.px(420)
    implicitHeight: sheet.height
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("The dossier's code stands at the top of the receipt, after “Dossier code”.")
    Accessible.description: [title.text, code.text].join(". ")

    Rectangle {
        id: sheet

        width: parent.width
        height: inside.height + 2 * Theme.gap24
        border.color: Theme.lineStrong
        border.width: Theme.hairline
        color: Theme.surfaceRaised

        Column {
            id: inside

            x: Theme.gap24
            y: Theme.gap24
            width: parent.width - 2 * Theme.gap24
            spacing: Theme.gap12

            Row {
                width: parent.width
                spacing: parent.width - 2 * Theme.px(110)

                Writing {
                    width: Theme.px(110)
                }

                Writing {
                    width: Theme.px(110)
                }
            }

            AppText {
                id: title

                width: parent.width
                text: qsTr("Receipt and appointment for the result")
                weight: Theme.bold
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }

            Rectangle {
                width: parent.width
                height: code.implicitHeight + 2 * Theme.gap12
                radius: Theme.radius
                border.color: Theme.accent
                border.width: Theme.focusWidth
                color: Theme.accentSoft

                AppText {
                    id: code

                    x: Theme.gap12
                    width: parent.width - 2 * Theme.gap12
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Dossier code: %1").arg("H26.001.01-260302-0001")
                    weight: Theme.semiBold
                    color: Theme.inkOnAccentSoft
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
            }

            Repeater {
                model: [0.94, 0.82]

                Writing {
                    id: line

                    required property real modelData

                    width: inside.width * line.modelData
                }
            }
        }
    }

    // What is written on it is not to be read, but to be recognised.
    component Writing: Rectangle {
        height: Theme.px(5)
        radius: height / 2
        color: Theme.line
    }
}
