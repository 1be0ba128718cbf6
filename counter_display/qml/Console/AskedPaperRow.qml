// A missing paper in a supplement: asked for unless the clerk finds that it is not needed, and what is wrong with it.
import QtQuick
import MotCua

Item {
    id: root

    required property bool asked
    required property string fault
    required property string faultWord
    required property string paper
    required property int place

    signal askedFor(asked: bool)
    signal turned

    implicitHeight: Math.max(tick.implicitHeight, turn.implicitHeight)

    ListRow {
        id: tick

        Accessible.checkable: true
        Accessible.checked: root.asked
        Accessible.role: Accessible.CheckBox
        anchors.left: parent.left
        anchors.right: turn.left
        anchors.rightMargin: Theme.gap8
        iconName: root.asked ? "square-check" : "square"
        objectName: "asked-" + root.place
        title: root.paper
        trailing: root.asked ? "" : qsTr("not needed")

        onClicked: root.askedFor(!root.asked)
    }

    AppButton {
        id: turn

        anchors.right: parent.right
        enabled: root.asked
        iconName: "refresh-cw"
        kind: AppButton.Kind.Secondary
        objectName: "fault-" + root.place
        text: root.faultWord
        width: Theme.px(220)

        onClicked: root.turned()
    }
}
