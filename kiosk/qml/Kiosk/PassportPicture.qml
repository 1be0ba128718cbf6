// A passport's page with the portrait, drawn, with a ring around the two lines at its foot.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitWidth: Theme.px(320)
    implicitHeight: page.height
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("The two lines stand at the foot of the page with the portrait.")
    Accessible.description: zone.text

    Rectangle {
        id: page

        width: Math.min(parent.width, Theme.px(440))
        height: Math.round(width * 0.66)
        x: Math.round((parent.width - width) / 2)
        radius: Theme.radius
        border.color: Theme.lineStrong
        border.width: Theme.stroke
        color: Theme.surfaceRaised

        Rectangle {
            x: Theme.gap16
            y: Theme.gap16
            width: Math.round(page.width * 0.22)
            height: Math.round(page.height * 0.46)
            radius: Theme.radiusSmall
            color: Theme.surfaceSunken

            Icon {
                anchors.centerIn: parent
                name: "user-round"
                size: Math.round(parent.width * 0.6)
                tint: Theme.inkFaint
            }
        }

        Column {
            x: Math.round(page.width * 0.34)
            y: Theme.gap24
            spacing: Theme.gap12

            Repeater {
                model: [0.5, 0.36, 0.44, 0.3]

                Writing {
                    required property real modelData

                    width: Math.round(page.width * modelData)
                }
            }
        }

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.gap8
            height: zone.implicitHeight + 2 * Theme.gap8
            radius: Theme.radiusSmall
            border.color: Theme.accent
            border.width: Theme.focusWidth
            color: Theme.accentSoft

            AppText {
                id: zone

                x: Theme.gap8
                width: parent.width - 2 * Theme.gap8
                anchors.verticalCenter: parent.verticalCenter
                text: "P<VNMNGUYEN<<THI<LAN<<<<<<<<<\nC1234567<8VNM7803024F2905…"
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(8)
                wrapMode: Text.NoWrap
                weight: Theme.semiBold
                color: Theme.inkOnAccentSoft
                Accessible.ignored: true
            }
        }
    }

    // What is written on it is not to be read, but to be recognised.
    component Writing: Rectangle {
        height: Theme.px(6)
        radius: height / 2
        color: Theme.line
    }
}
