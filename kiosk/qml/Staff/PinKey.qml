// One key of the PIN pad. It takes no focus: nothing tells which figure was touched.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

AppButton {
    id: root

    required property StaffView staff
    property string figure: ""

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: Theme.px(120)
    implicitHeight: Theme.px(76)
    objectName: "pin-" + (root.figure === "" ? root.iconName : root.figure)
    enabled: !root.staff.checking && root.staff.pauseSeconds === 0
    kind: AppButton.Kind.Secondary
    focusPolicy: Qt.NoFocus
    text: root.figure
    size: Theme.title
    leftPadding: Theme.gap8
    rightPadding: Theme.gap8

    onClicked: root.figure !== "" && root.staff.typeFigure(root.figure)
}
