// One booking: its time, what it is for, and whether a number can be had for it now; a touch takes it if so.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property string service
    required property string sign
    required property date at
    required property date opensAt
    required property string checkIn
    required property string number
    // Whether it is to be touched: a number is given out for it, and there is more than one of that kind.
    required property bool offered
    readonly property bool raised: root.offered || root.grand
    // The one that the page asks about.
    property bool grand: false
    readonly property int margin: root.grand ? Theme.gap32 : Theme.gap24

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    enabled: root.offered
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    leftPadding: root.margin
    rightPadding: root.margin
    topPadding: root.grand ? Theme.gap32 : Theme.gap16
    bottomPadding: topPadding + (root.raised ? Theme.depth : 0)
    focusPolicy: root.offered ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: root.offered ? Accessible.Button : Accessible.StaticText
    Accessible.name: [words.otherDay ? words.day : "", words.time, root.service].filter(Boolean).join(", ")
    Accessible.description: [words.brief, words.advice].filter(Boolean).join(". ")

    background: Plate {
        face: root.down ? Theme.accentSoft : root.raised ? Theme.surfaceRaised : Theme.surface
        outline: root.offered ? Theme.lineStrong : root.grand ? "transparent" : Theme.line
        cornerRadius: Theme.radiusLarge
        depth: root.raised ? Theme.depth : 0
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
            cornerRadius: Theme.radiusLarge
        }
    }
    contentItem: RowLayout {
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

            StatusPill {
                width: Math.min(implicitWidth, parent.width)
                text: words.brief
                iconName: words.iconName
                tone: words.tone
                size: Theme.body
                Accessible.ignored: true
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

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()

    CheckInWords {
        id: words

        checkIn: root.checkIn
        at: root.at
        opensAt: root.opensAt
        number: root.number
    }
}
