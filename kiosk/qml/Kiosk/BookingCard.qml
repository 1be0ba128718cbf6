// One booking: its time, what it is for, and whether a number can be had for it now; a touch takes it if so.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua

Item {
    id: root

    required property string service
    required property date at
    required property date opensAt
    required property string checkIn
    required property string number
    // Whether it is to be touched: a number is given out for it, and there is more than one of that kind.
    required property bool offered
    // The one that the page asks about.
    property bool grand: false
    readonly property bool raised: root.offered || root.grand
    readonly property int margin: root.grand ? Theme.gap32 : Theme.gap24
    readonly property int brim: root.grand ? Theme.gap32 : Theme.gap16
    readonly property string name: [words.otherDay ? words.day : "", words.time, root.service].filter(Boolean).join(", ")
    readonly property string description: [words.brief, words.advice].filter(Boolean).join(". ")

    signal chosen

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitHeight: facts.implicitHeight + 2 * root.brim + face.depth
    Accessible.role: Accessible.StaticText
    Accessible.name: root.name
    Accessible.description: root.description
    Accessible.ignored: root.offered

    CheckInWords {
        id: words

        checkIn: root.checkIn
        at: root.at
        opensAt: root.opensAt
        number: root.number
    }

    Plate {
        id: face

        anchors.fill: parent
        face: touch.down ? Theme.accentSoft : root.raised ? Theme.surfaceRaised : Theme.surface
        outline: root.offered ? Theme.lineStrong : root.grand ? "transparent" : Theme.line
        cornerRadius: Theme.radiusLarge
        depth: root.raised ? Theme.depth : 0
        sunk: touch.down
    }

    RowLayout {
        id: facts

        x: root.margin
        y: root.brim + (touch.down ? Theme.depth : 0)
        width: root.width - 2 * root.margin
        spacing: Theme.gap24

        Column {
            Layout.alignment: root.grand ? Qt.AlignVCenter : Qt.AlignTop
            Layout.minimumWidth: Math.max(Theme.type(112), time.implicitWidth)

            AppText {
                id: time

                text: words.time
                size: !root.grand ? Theme.headline : root.width < Theme.type(640) ? Theme.display : Theme.hero
                weight: Theme.extraBold
                color: root.raised ? Theme.accent : Theme.ink
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            AppText {
                width: Theme.type(112)
                visible: words.otherDay
                text: words.day
                color: Theme.inkSoft
                Accessible.ignored: true
            }
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.gap8

            AppText {
                width: parent.width
                text: root.service
                size: root.grand ? Theme.title : Theme.lead
                weight: root.grand ? Theme.bold : Theme.semiBold
                Accessible.ignored: true
            }

            Row {
                width: parent.width
                spacing: Theme.gap8

                Icon {
                    id: sign

                    name: words.iconName
                    tint: words.tint
                }

                AppText {
                    width: parent.width - sign.width - parent.spacing
                    text: words.brief
                    weight: Theme.semiBold
                    color: words.tint
                    Accessible.ignored: true
                }
            }

            AppText {
                width: parent.width
                visible: words.advice !== ""
                text: words.advice
                color: Theme.inkSoft
                Accessible.ignored: true
            }
        }

        Icon {
            Layout.alignment: Qt.AlignVCenter
            visible: root.offered
            name: "chevron-right"
            size: Theme.px(32)
            tint: Theme.accent
        }
    }

    T.AbstractButton {
        id: touch

        objectName: root.objectName + "Touch"
        anchors.fill: parent
        visible: root.offered
        focusPolicy: Qt.StrongFocus
        Accessible.name: root.name
        Accessible.description: root.description

        onClicked: root.chosen()
        Keys.onEnterPressed: touch.animateClick()
        Keys.onReturnPressed: touch.animateClick()

        FocusRing {
            shown: touch.visualFocus
            cornerRadius: Theme.radiusLarge
        }
    }
}
