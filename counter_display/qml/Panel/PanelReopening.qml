// The sentence that says when the whole house opens again; nothing while it is open, or if nobody knows.
import QtQuick
import Panel.Model

QtObject {
    id: root

    readonly property string clock: Qt.formatTime(root.view.opens, "HH:mm")
    readonly property string text: !root.view.opensKnown ? "" : root.view.opensInDays === 0 ? qsTr("We open at %1 today.").arg(root.clock) : root.view.opensInDays === 1 ? qsTr("We open at %1 tomorrow.").arg(root.clock) : qsTr("We open at %1 on %2.").arg(root.clock).arg(Qt.formatDate(root.view.opens, "dd/MM"))
    required property PanelView view
}
