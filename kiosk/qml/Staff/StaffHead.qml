// The head of the staff's pages: that they are the staff's, of which kiosk, and how citizens get it back.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KioskView view
    required property StaffView staff
    readonly property bool stacked: root.width - touched.width - 2 * Theme.gap32 - Theme.gap24 < Theme.type(250)

    implicitHeight: root.stacked ? words.implicitHeight + touched.height + 3 * Theme.gap16 : Math.max(words.implicitHeight, touched.height) + 2 * Theme.gap16
    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: Theme.depth
        color: Theme.caution
    }

    Icon {
        id: sign

        x: Theme.gap32
        anchors.verticalCenter: words.verticalCenter
        name: "settings"
        size: Theme.px(44)
        tint: Theme.caution
    }

    Column {
        id: words

        x: sign.x + sign.width + Theme.gap16
        y: root.stacked ? Theme.gap16 + Theme.depth : Math.round((root.height - height + Theme.depth) / 2)
        width: (root.stacked ? root.width - Theme.gap32 : touched.x - Theme.gap24) - x

        AppText {
            width: parent.width
            text: qsTr("Staff menu")
            size: Theme.lead
            weight: Theme.extraBold
            color: Theme.caution
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        AppText {
            width: parent.width
            visible: root.staff.device !== ""
            text: qsTr("Kiosk %1 · version %2").arg(root.staff.device).arg(root.staff.version)
            size: Theme.caption
            weight: Theme.medium
            color: Theme.inkSoft
            objectName: "installation"
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Row {
        id: touched

        x: root.width - width - Theme.gap32
        y: root.stacked ? words.y + words.height + Theme.gap16 : Math.round((root.height - height + Theme.depth) / 2)
        spacing: Theme.gap16

        LanguageSwitch {
            objectName: "staffLanguages"
            codes: root.view.languageCodes
            names: root.view.languageNames
            current: root.view.language

            onChosen: code => root.view.chooseLanguage(code)
        }

        AppButton {
            objectName: "staffLeave"
            kind: AppButton.Kind.Secondary
            iconName: "x"
            text: qsTr("Close the menu")

            onClicked: root.staff.leave()
        }
    }
}
