// A wait against what was promised: the bar is full when the promise is used up; it is marked before, and after.
import QtQuick
import MotCua

Row {
    id: root

    readonly property bool marked: root.standing !== "kept"
    required property int promise
    required property string standing
    required property int waited
    readonly property string words: ({
            "at_risk": qsTr("soon longer than promised"),
            "broken": qsTr("longer than promised")
        })[root.standing] ?? ""

    spacing: Theme.gap12

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.surfaceSunken
        height: Theme.gap8
        radius: height / 2
        width: Theme.px(72)

        Rectangle {
            color: root.marked ? Theme.caution : Theme.accent
            height: parent.height
            radius: height / 2
            visible: root.waited > 0
            width: Math.max(height, Math.min(1, root.promise > 0 ? root.waited / root.promise : 0) * parent.width)
        }
    }

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: root.standing === "at_risk" ? "hourglass" : "triangle-alert"
        opacity: root.marked ? 1 : 0
        size: Theme.iconSmall
        tint: Theme.caution
    }

    AppText {
        anchors.verticalCenter: parent.verticalCenter
        color: root.marked ? Theme.caution : Theme.inkSoft
        horizontalAlignment: Text.AlignRight
        text: qsTr("%1 min").arg(root.waited)
        weight: Theme.semiBold
        width: Theme.px(84)
        wrapMode: Text.NoWrap
    }
}
