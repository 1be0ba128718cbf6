// One side of an identity card, drawn: where its QR code stands, with an arrow to it, and which card this is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    required property string title
    required property string place
    // The side without the portrait, with the chip beside the code.
    property bool back: false
    // With the words beside it, on a page of little height.
    property bool flat: false

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitWidth: Theme.px(280)
    implicitHeight: Math.max(card.height, words.y + words.implicitHeight)
    Accessible.role: Accessible.Graphic
    Accessible.name: root.title + ". " + root.place

    Rectangle {
        id: card

        readonly property int margin: Math.round(width * 0.06)

        width: Math.min(parent.width * (root.flat ? 0.5 : 1), Theme.px(440))
        height: Math.round(width * 0.63)
        x: root.flat ? 0 : Math.round((parent.width - width) / 2)
        radius: Theme.radius
        border.color: Theme.lineStrong
        border.width: Theme.stroke
        color: Theme.surfaceRaised

        // The portrait of the front.
        Rectangle {
            visible: !root.back
            x: card.margin
            y: Math.round(card.height * 0.36)
            width: Math.round(card.width * 0.24)
            height: Math.round(card.height * 0.5)
            radius: Theme.radiusSmall
            color: Theme.surfaceSunken

            Icon {
                anchors.centerIn: parent
                name: "user-round"
                size: Math.round(parent.width * 0.6)
                tint: Theme.inkFaint
            }
        }

        // The chip of the back.
        Rectangle {
            visible: root.back
            x: card.margin
            y: card.margin
            width: Math.round(card.width * 0.17)
            height: Math.round(width * 0.8)
            radius: Theme.radiusSmall
            border.color: Theme.lineStrong
            border.width: Theme.stroke
            color: Theme.surfaceSunken
        }

        Column {
            x: root.back ? card.margin : Math.round(card.width * 0.36)
            y: Math.round(card.height * (root.back ? 0.62 : 0.5))
            spacing: Theme.px(10)

            Repeater {
                model: root.back ? [0.88, 0.88, 0.88] : [0.5, 0.42, 0.55]

                Writing {
                    required property real modelData

                    width: Math.round(card.width * modelData)
                }
            }
        }

        // Where the code is.
        Rectangle {
            id: spot

            anchors.right: parent.right
            anchors.rightMargin: card.margin
            y: card.margin
            width: Math.round(card.width * 0.24)
            height: width
            radius: Theme.radiusSmall
            border.color: Theme.accent
            border.width: Theme.focusWidth
            color: Theme.accentSoft

            Icon {
                anchors.centerIn: parent
                name: "qr-code"
                size: Math.round(parent.width * 0.7)
                tint: Theme.accent
            }
        }

        Icon {
            anchors.right: spot.left
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: spot.verticalCenter
            name: "arrow-right"
            size: Theme.iconLarge
            tint: Theme.accent
        }
    }

    Column {
        id: words

        x: root.flat ? card.width + Theme.gap16 : 0
        y: root.flat ? Math.max(0, Math.round((card.height - implicitHeight) / 2)) : card.height + Theme.gap16
        width: parent.width - x
        spacing: Theme.gap4

        AppText {
            width: parent.width
            text: root.title
            size: Theme.lead
            weight: Theme.bold
            horizontalAlignment: root.flat ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            text: root.place
            color: Theme.inkSoft
            horizontalAlignment: root.flat ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }

    // What is written on it is not to be read, but to be recognised.
    component Writing: Rectangle {
        height: Theme.px(6)
        radius: height / 2
        color: Theme.line
    }
}
