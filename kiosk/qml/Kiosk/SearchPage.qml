// Finding a procedure in one's own words: what was typed at the top, what it may mean below, renewed with every letter.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua
import Typing

KioskPage {
    id: root

    required property KeyboardPanel keyboard
    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool typing: root.keyboard.opened && root.visible
    // While somebody types on a low page there is room for the field and what was found, and nothing else.
    readonly property bool bare: root.low && root.typing
    // Who has begun to type knows what was asked.
    readonly property bool headed: !root.low || (!root.typing && field.text === "")
    readonly property bool nothing: root.finding.ready && root.finding.foundCount === 0
    readonly property string told: !root.finding.ready ? qsTr("The list of procedures is being read…") : field.text === "" ? qsTr("Often asked for") : root.nothing ? qsTr("No procedure was found") : root.finding.foundMore ? qsTr("More than %n procedures; type one word more", "", root.finding.foundCount) : qsTr("%n procedures", "", root.finding.foundCount)

    function invite() {
        if (root.visible && !root.low && root.finding.query === "")
            field.edit();
    }

    heading: qsTr("Which procedure do you need?")
    subheading: qsTr("Type it as you would say it, with or without accents.")

    // So that it is plain that one may type; where the keyboard would cover everything it waits to be asked for.
    onVisibleChanged: Qt.callLater(root.invite)

    AppText {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.low ? Theme.gap16 : Theme.gap32
        height: root.headed ? implicitHeight : 0
        visible: root.headed
        objectName: "heading"
        text: root.heading
        size: root.low ? Theme.title : root.typing ? Theme.headline : Theme.display
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    EntryField {
        id: field

        objectName: "query"
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        anchors.topMargin: !root.headed ? 0 : root.low ? Theme.gap8 : Theme.gap16
        focus: !root.low
        keyboard: root.keyboard
        label: qsTr("What you want to do")
        labelShown: false
        iconName: "search"
        maximumLength: 120
        given: root.finding.query
        placeholder: qsTr("For example: khai sinh, sổ đỏ")

        onEdited: text => {
            root.finding.search(text);
            list.scrollTo(0);
        }
    }

    AppText {
        id: status

        anchors.left: head.left
        anchors.right: head.right
        anchors.top: field.bottom
        anchors.topMargin: root.low ? Theme.gap4 : Theme.gap16
        height: root.bare && !root.nothing ? 0 : implicitHeight
        visible: height > 0
        objectName: "told"
        text: root.told
        weight: Theme.semiBold
        color: Theme.inkSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    ScrollArea {
        id: list

        anchors.left: head.left
        anchors.right: head.right
        anchors.top: status.bottom
        anchors.topMargin: Theme.gap8
        anchors.bottom: root.bare ? parent.bottom : foot.top
        anchors.bottomMargin: Theme.gap8 + (root.bare ? root.keyboard.taken : 0)
        buttoned: !root.bare
        spacing: Theme.gap12

        onScrolled: root.keyboard.close()

        ChoiceList {
            Layout.fillHeight: false
            name: root.told

            Repeater {
                model: root.finding.found

                FoundRow {
                    dense: root.bare

                    onClicked: root.finding.choose(code)
                }
            }
        }

        Repeater {
            model: root.finding.ready ? 0 : root.low ? 1 : 3

            Skeleton {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(root.low ? 48 : 96)
            }
        }

        AppText {
            Layout.fillWidth: true
            text: root.nothing ? qsTr("Please try other words, for example the name of the paper that you want to have.") : qsTr("Not what you are looking for?")
            size: root.nothing ? Theme.lead : Theme.body
            color: root.nothing ? Theme.ink : Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        ChoiceList {
            name: qsTr("Other ways")

            ChoiceRow {
                objectName: "byField"
                iconName: "ticket"
                title: qsTr("Take a number by field of work")

                onClicked: root.finding.chooseField()
            }

            ChoiceRow {
                objectName: "callHelp"
                iconName: "hand-helping"
                title: qsTr("Call a member of staff")

                onClicked: root.view.askHelp()
            }
        }

        SampleNotice {
            finding: root.finding
        }

        Item {
            Layout.fillHeight: true
        }
    }

    FootRow {
        id: foot

        anchors.left: head.left
        anchors.right: head.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.typing ? root.keyboard.taken + Theme.gap16 : root.low ? Theme.gap16 : Theme.gap32
        visible: !root.bare

        FootButton {
            objectName: "searchBack"
            Layout.maximumWidth: implicitWidth + Theme.gap64
            low: root.low || root.typing
            focus: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        }
    }
}
