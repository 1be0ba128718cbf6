// The head of every page: whose house this is, and what can be touched on every page: help, languages and aids.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KioskView view
    required property bool wide
    required property AccessibilityView aids
    // Moved down to where it is reached from a seat; whose house this is then stands above, out of reach.
    property bool reach: false
    readonly property int needed: help.width + languages.width + aidsButton.width + 2 * touched.spacing
    // With little width the buttons have a row of their own: help at the one end, how the page looks at the other.
    readonly property bool stacked: !root.reach && root.width - root.needed - brand.width - 2 * Theme.gap32 - 2 * Theme.gap16 < Theme.type(190)
    readonly property int nameHeight: Math.max(words.implicitHeight, brand.height)
    readonly property int lift: root.stacked ? Math.round((Theme.target + Theme.gap12) / 2) : 0

    signal aidsAsked(bool byKeyboard)

    implicitHeight: root.stacked ? root.nameHeight + Theme.target + 3 * Theme.gap12 + Theme.depth : Math.max(Theme.px(root.wide || root.reach ? 84 : 112), root.reach ? 0 : words.implicitHeight + Theme.gap12)
    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: Theme.depth
        color: Theme.accent
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    BrandMark {
        id: brand

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap32
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2 - root.lift
        visible: !root.reach
        named: false
        size: Theme.px(root.wide ? 52 : 60)
    }

    StaffGesture {
        anchors.fill: brand
        visible: brand.visible
        staff: root.view.staff as StaffView
    }

    Column {
        id: words

        anchors.left: brand.right
        anchors.leftMargin: Theme.gap16
        anchors.right: root.stacked ? parent.right : touched.left
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: brand.verticalCenter
        visible: !root.reach
        Accessible.role: Accessible.StaticText
        Accessible.name: root.view.branchName
        Accessible.description: root.view.officeName

        AppText {
            width: parent.width
            text: root.view.branchName
            size: Theme.lead
            weight: Theme.extraBold
            color: Theme.accent
            maximumLineCount: 2
        }

        AppText {
            width: parent.width
            text: root.view.officeName
            size: Theme.caption
            weight: Theme.medium
            color: Theme.inkSoft
            maximumLineCount: 3
        }
    }

    Row {
        id: touched

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap32
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2 + Math.round(root.stacked ? (root.nameHeight + Theme.gap12) / 2 : 0)
        spacing: Theme.gap16

        HelpButton {
            id: help

            // Whoever is sent elsewhere finds help there.
            visible: (root.view.house as HouseView).shut === ""
            view: root.view
            brief: Theme.largeType && root.width < Theme.px(900)
        }

        Item {
            width: root.width - 2 * Theme.gap32 - root.needed - touched.spacing
            height: 1
            visible: root.stacked
        }

        LanguageSwitch {
            id: languages

            objectName: "languages"
            codes: root.view.languageCodes
            names: root.view.languageNames
            current: root.view.language

            onChosen: code => root.view.chooseLanguage(code)
        }

        AppButton {
            id: aidsButton

            objectName: "aids"
            width: Theme.target
            height: Theme.target
            leftPadding: 0
            rightPadding: 0
            topPadding: 0
            bottomPadding: Theme.depth
            kind: AppButton.Kind.Secondary
            iconName: "accessibility"
            size: Theme.px(38)
            Accessible.name: qsTr("Make it easier to use")
            Accessible.description: root.aids.used ? qsTr("Some aids are on") : ""

            onClicked: root.aidsAsked(visualFocus)
        }
    }
}
