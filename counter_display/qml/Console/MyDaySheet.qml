// My day: its figures, how the work ended, and those whom I have served, whose outcome can be put right.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

SheetOver {
    id: root

    readonly property MyDayView day: root.view.myDay

    key: "Ctrl+D"
    name: "my_day"
    title: qsTr("My day")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(1200))

    buttons: [
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "my-day-close"
            text: qsTr("Close")

            onClicked: root.close()
        },
        AppButton {
            iconName: "lock-keyhole"
            kind: AppButton.Kind.Quiet
            objectName: "my-day-pin"
            text: qsTr("Change my PIN")
            visible: root.view.hasPins

            onClicked: root.view.layOut("new_pin")
        }
    ]

    DayFigures {
        day: root.day
    }

    Flow {
        spacing: Theme.gap8
        topPadding: Theme.gap8
        width: parent.width

        Repeater {
            model: root.day.outcomes

            StatusPill {
                required property int count
                required property string name

                size: Theme.body
                text: qsTr("%1: %2").arg(name).arg(count)
            }
        }
    }

    AppText {
        text: root.day.served > 0 ? qsTr("Served by me, the last first") : qsTr("Nobody was served yet")
        topPadding: Theme.gap16
        weight: Theme.semiBold
        width: parent.width
    }

    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.min(contentHeight, (root.parent?.height ?? 0) / 2)
        keyNavigationEnabled: true
        // A pause tells of the day as well, and by the evening these are hundreds.
        model: root.wanted || root.visible ? root.day.finished : null
        objectName: "finished"
        width: parent.width

        delegate: FinishedLine {
            id: line

            required property int index

            width: ListView.view.width

            onActiveFocusChanged: line.activeFocus && (list.currentIndex = line.index)
            onCorrected: root.view.actOn("correct_outcome", line.ticket)
        }
    }

    Rectangle {
        color: Theme.line
        height: Theme.hairline
        visible: list.contentHeight > list.height && !list.atYEnd
        width: parent.width
    }
}
