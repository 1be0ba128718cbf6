// The call, as large as the hall needs it: the number on gold leaf, the counter on the lacquer below or beside it.
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    // Where there is more width than height the counter stands beside the number.
    readonly property bool wide: root.width > root.height * (root.height < Theme.px(200) ? 2 : 2.4)
    // Where there is more height than width the counter has as much room as the number, and its word above it.
    readonly property bool tall: root.height > root.width * 0.75
    readonly property bool stacked: root.wide || root.tall
    readonly property int band: Math.round(root.height * (root.tall ? 0.44 : 0.28))
    readonly property int inset: root.wide ? Theme.gap16 : Theme.gap24
    readonly property int face: root.height - Theme.depth
    readonly property int sign: root.wide ? Math.round(root.width * (root.width > root.height * 3.2 ? 0.36 : 0.33)) : root.width - 2 * Theme.gap8
    readonly property int title: Math.min(Math.round(root.height * (root.wide ? 0.12 : 0.066)), Math.round(root.width * 0.06))

    Accessible.name: qsTr("Number %1, please go to counter %2").arg(root.view.leadNumber).arg(root.view.leadCounter)
    Accessible.role: Accessible.AlertMessage
    objectName: "call"
    visible: root.view.leadShown

    TextMetrics {
        id: measure

        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Theme.extraBold
        text: root.view.leadNumber
    }

    Connections {
        function onLeadCalled() {
            arrival.restart();
        }

        target: root.view
    }

    SequentialAnimation {
        id: arrival

        NumberAnimation {
            duration: Theme.slow
            easing.type: Theme.easing
            from: Theme.gap16
            property: "y"
            target: number
            to: 0
        }
    }

    CallRing {
        id: ring

        anchors.fill: parent
        view: root.view
    }

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        edge: Theme.goldEdge
        face: Theme.gold
    }

    AppText {
        id: invitation

        color: Theme.inkOnGold
        maximumLineCount: 1
        size: root.title
        text: qsTr("Now calling number")
        weight: Theme.semiBold
        x: Theme.gap24
        y: Theme.gap8
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: root.wide ? root.sign + Theme.gap24 : Theme.gap24
        anchors.verticalCenter: invitation.verticalCenter
        spacing: Theme.gap8
        visible: root.view.leadOrdinal > 1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "bell-ring"
            size: invitation.size
            tint: Theme.inkOnGold
        }

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.inkOnGold
            objectName: "again"
            size: invitation.size
            text: qsTr("call %1").arg(root.view.leadOrdinal)
            weight: Theme.semiBold
        }
    }

    Item {
        height: root.face - invitation.y - invitation.height - (root.wide ? Theme.gap8 : root.band + Theme.gap8)
        width: root.width - 2 * root.inset - (root.wide ? root.sign : 0)
        x: root.inset
        y: invitation.y + invitation.height

        Item {
            id: number

            height: parent.height
            width: parent.width

            Numeral {
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: -Math.round(root.height * 0.025)
                color: Theme.inkOnGold
                objectName: "leadNumber"
                size: Math.min(Math.round(root.height * (root.wide ? 0.74 : 0.55)), Math.floor(parent.width * 100 / Math.max(1, measure.advanceWidth)))
                text: root.view.leadNumber
                width: parent.width
            }
        }
    }

    Rectangle {
        color: Theme.inkOnGold
        height: root.wide ? root.face - 2 * Theme.gap8 : root.band
        radius: Theme.radius
        width: root.sign
        x: root.width - root.sign - Theme.gap8
        y: root.face - height - Theme.gap8

        // Above the counter's number where there is height for it, else before it.
        AppText {
            id: way

            color: Theme.gold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: root.stacked ? Text.AlignHCenter : Text.AlignRight
            maximumLineCount: 1
            minimumPixelSize: Theme.caption
            size: root.stacked ? root.title : Math.round(root.band * 0.4)
            text: qsTr("to counter")
            weight: Theme.semiBold
            width: root.stacked ? parent.width - Theme.gap16 : implicitWidth
            wrapMode: Text.NoWrap
            x: root.stacked ? Theme.gap8 : Math.max(Theme.gap8, Math.round((parent.width - width - Theme.gap24 - counter.implicitWidth) / 2))
            y: root.stacked ? Theme.gap4 : Math.round((parent.height - height) / 2)
        }

        Numeral {
            id: counter

            color: Theme.gold
            objectName: "leadCounter"
            size: root.wide ? Math.round(root.height * 0.66) : Math.round(root.band * (root.tall ? 0.74 : 0.88))
            text: root.view.leadCounter
            width: root.stacked ? parent.width - 2 * Theme.gap16 : Math.min(implicitWidth, parent.width - x - Theme.gap8)
            x: root.stacked ? Theme.gap16 : way.x + way.width + Theme.gap24
            y: root.stacked ? way.y + way.height + Math.round((parent.height - way.y - way.height - height) / 2) : Math.round((parent.height - height) / 2)
        }
    }
}
