// No branch has been seen yet, or this counter is not in it.
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    required property string server
    required property PanelView view

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap16

        BrandMark {
            anchors.horizontalCenter: parent.horizontalCenter
            named: false
            size: Theme.px(88)
        }

        AppText {
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            objectName: "title"
            size: Theme.headline
            text: root.view.trouble === 5 ? qsTr("This counter is closed") : qsTr("Getting ready")
            weight: Theme.bold
            width: parent.width
        }

        // For staff, in small type: everybody else reads that it will be in a moment.
        AppText {
            color: Theme.inkFaint
            horizontalAlignment: Text.AlignHCenter
            objectName: "fault"
            size: Theme.caption
            text: ["", "", qsTr("For staff: %1 is not reached. Look at the network cable and the branch's server; the panel goes on by itself.").arg(root.server), qsTr("For staff: %1 does not take this panel in. Give it a new credential.").arg(root.server), qsTr("For staff: there is no such counter in this branch. Start the panel with one that there is."), ""][root.view.trouble]
            visible: text !== ""
            width: parent.width
        }
    }
}
