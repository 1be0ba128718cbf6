// What became of what the person prepared: the code under which the clerk finds it, or that nothing of it was kept.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KeepingView keeping
    required property bool low
    property alias text: words.text
    readonly property bool told: root.keeping.code !== "" || root.keeping.lost

    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    visible: root.told
    implicitHeight: words.implicitHeight + 2 * (root.low ? Theme.gap8 : Theme.gap16)
    radius: Theme.radiusLarge
    border.color: Theme.rim
    border.width: Theme.rimWidth
    color: root.keeping.lost ? Theme.cautionSoft : Theme.accentSoft

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        name: root.keeping.lost ? "info" : "file-check"
        size: Theme.px(root.low ? 32 : 40)
        tint: root.keeping.lost ? Theme.inkOnCautionSoft : Theme.accent
    }

    AppText {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap24
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap24
        anchors.verticalCenter: parent.verticalCenter
        text: root.keeping.lost ? qsTr("What you prepared could not be kept and is deleted. The clerk will ask you again.") : qsTr("Prepared for the clerk: %1").arg(root.keeping.code)
        size: root.low ? Theme.body : Theme.lead
        weight: Theme.semiBold
        color: root.keeping.lost ? Theme.inkOnCautionSoft : Theme.inkOnAccentSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
