// A word of help beside what is asked, with its sign; for what is wrong or urgent there is Banner.
import QtQuick
import QtQuick.Layouts
import MotCua

Item {
    id: root

    required property string text
    property string iconName: "info"

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitWidth: Theme.px(420)
    implicitHeight: Math.max(sign.height, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Icon {
        id: sign

        name: root.iconName
        tint: Theme.accent
    }

    AppText {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap12
        anchors.right: parent.right
        text: root.text
        color: Theme.inkSoft
        Accessible.ignored: true
    }
}
