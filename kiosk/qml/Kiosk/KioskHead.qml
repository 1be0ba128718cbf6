// The head of every page: whose house this is, what time it is there, and the languages.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KioskView view
    required property bool wide

    implicitHeight: Theme.px(root.wide ? 84 : 112)
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
        anchors.verticalCenterOffset: Theme.depth / 2
        named: false
        size: Theme.px(root.wide ? 52 : 60)
    }

    Column {
        anchors.left: brand.right
        anchors.leftMargin: Theme.gap16
        anchors.right: languages.left
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2

        AppText {
            width: parent.width
            text: root.view.branchName
            size: Theme.lead
            weight: Theme.extraBold
            color: Theme.accent
            maximumLineCount: 1
        }

        AppText {
            width: parent.width
            text: root.view.officeName
            size: Theme.caption
            weight: Theme.medium
            color: Theme.inkSoft
            maximumLineCount: 2
        }
    }

    LanguageSwitch {
        id: languages

        objectName: "languages"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap32
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.depth / 2
        codes: root.view.languageCodes
        names: root.view.languageNames
        current: root.view.language

        onChosen: code => root.view.chooseLanguage(code)
    }
}
