// There is no number: why, in the person's words, and the way on. Nobody is to blame here, least of all the person.
import QtQuick
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property bool wide
    readonly property bool refused: root.view.page === KioskView.Page.Refused
    readonly property bool unreachable: root.view.page === KioskView.Page.Unreachable

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: Theme.gap16
        anchors.bottomMargin: root.wide ? Theme.gap16 : Theme.gap32

        Notice {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: -Math.round(foot.height / 2) - Theme.gap16
            grave: !root.refused
            compact: root.wide
            iconName: root.refused ? "clock" : root.unreachable ? "cloud-off" : "construction"
            heading: root.refused ? words.heading : root.unreachable ? qsTr("The number could not be taken") : qsTr("This machine needs a moment")
            advice: root.refused ? words.advice : root.unreachable ? qsTr("The line is interrupted. You have no number yet. Please try again, or let a member of staff give you one.") : qsTr("Please use another machine, or let a member of staff help you.")
        }

        PatienceLine {
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.gap8
            width: parent.width
            secondsLeft: root.view.secondsLeft
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: home.height

            AppButton {
                id: home

                objectName: "home"
                anchors.left: parent.left
                anchors.right: root.unreachable ? again.left : parent.right
                anchors.rightMargin: root.unreachable ? Theme.gap16 : 0
                height: Theme.px(root.wide ? 80 : 112)
                focus: !root.unreachable
                kind: root.unreachable ? AppButton.Kind.Secondary : AppButton.Kind.Primary
                iconName: "house"
                text: qsTr("To the start screen")
                size: root.wide ? Theme.lead : Theme.title

                onClicked: root.view.leave()
            }

            AppButton {
                id: again

                objectName: "tryAgain"
                anchors.right: parent.right
                width: (parent.width - Theme.gap16) / 2
                height: home.height
                visible: root.unreachable
                focus: root.unreachable
                iconName: "refresh-cw"
                text: qsTr("Try again")
                size: root.wide ? Theme.lead : Theme.title

                onClicked: root.view.tryAgain()
            }
        }
    }

    RefusalWords {
        id: words

        code: root.view.refusal
    }
}
