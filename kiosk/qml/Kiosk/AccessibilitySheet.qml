// What the kiosk can do so that a person can use it, each by its name; every touch applies at once and for this visit only.
import QtQuick
import Kiosk.Model
import MotCua

Sheet {
    id: root

    required property AccessibilityView aids
    readonly property bool low: (parent?.height ?? 0) < Theme.px(720)

    title: qsTr("Make this kiosk easier to use")
    text: root.low ? "" : qsTr("It applies at once, and ends when you leave.")
    padding: root.low ? Theme.gap16 : Theme.gap24
    bottomPadding: padding + Theme.depth
    width: (parent?.width ?? 0) - 2 * Theme.gap32

    buttons: [
        AppButton {
            objectName: "aidsDone"
            iconName: "check"
            text: qsTr("Done")
            size: Theme.lead

            onClicked: root.close()
        },
        AppButton {
            objectName: "aidsClear"
            kind: AppButton.Kind.Secondary
            enabled: root.aids.used
            iconName: "undo-2"
            text: qsTr("All off")
            size: Theme.lead

            onClicked: root.aids.clear()
        }
    ]

    // Nobody has touched it for a while: whoever opened it has gone.
    Timer {
        id: forgotten

        interval: root.aids.patient ? 180000 : 60000
        running: root.visible

        onTriggered: root.close()
    }

    Connections {
        function onShownChanged() {
            forgotten.restart();
        }

        target: root.aids
    }

    ChoiceList {
        width: parent?.width ?? 0
        name: qsTr("Together")

        ChoiceRow {
            objectName: "presetSeeing"
            iconName: "search"
            title: qsTr("I do not see well")
            subtitle: qsTr("Large letters, white on black, more time")

            onClicked: root.aids.choose(AccessibilityView.Group.Seeing)
        }

        ChoiceRow {
            objectName: "presetSitting"
            iconName: "accessibility"
            title: qsTr("I am in a wheelchair or not tall")
            subtitle: qsTr("Everything to touch further down, more time")

            onClicked: root.aids.choose(AccessibilityView.Group.Sitting)
        }

        ChoiceRow {
            objectName: "presetListening"
            visible: root.aids.canSpeak
            iconName: "headphones"
            title: qsTr("Read it to me")
            subtitle: qsTr("Spoken in the headphones, with the keypad, more time")

            onClicked: root.aids.choose(AccessibilityView.Group.Listening)
        }
    }

    AppText {
        width: parent?.width ?? 0
        topPadding: Theme.gap8
        text: qsTr("Or each by itself")
        weight: Theme.semiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    ChoiceList {
        width: parent?.width ?? 0
        name: qsTr("Each by itself")

        ChoiceRow {
            objectName: "aidLargeType"
            mode: ChoiceRow.Mode.Several
            selected: root.aids.largeType
            iconName: "a-large-small"
            title: qsTr("Large letters")

            onClicked: root.aids.turn(AccessibilityView.Kind.LargeType)
        }

        ChoiceRow {
            objectName: "aidHighContrast"
            mode: ChoiceRow.Mode.Several
            selected: root.aids.highContrast
            iconName: "contrast"
            title: qsTr("High contrast")

            onClicked: root.aids.turn(AccessibilityView.Kind.HighContrast)
        }

        ChoiceRow {
            objectName: "aidReach"
            mode: ChoiceRow.Mode.Several
            selected: root.aids.reach
            iconName: "arrow-down-to-line"
            title: qsTr("Everything within reach from a seat")

            onClicked: root.aids.turn(AccessibilityView.Kind.Reach)
        }

        ChoiceRow {
            objectName: "aidPatience"
            mode: ChoiceRow.Mode.Several
            selected: root.aids.patient
            iconName: "timer"
            title: qsTr("More time on each page")

            onClicked: root.aids.turn(AccessibilityView.Kind.Patience)
        }

        ChoiceRow {
            objectName: "aidSpoken"
            visible: root.aids.canSpeak
            mode: ChoiceRow.Mode.Several
            selected: root.aids.spoken
            iconName: "headphones"
            title: qsTr("Spoken guidance")

            onClicked: root.aids.turn(AccessibilityView.Kind.Spoken)
        }
    }
}
