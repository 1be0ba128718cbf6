// A quiet button that shares a grid's width evenly with its neighbours.
import QtQuick.Layouts
import MotCua

AppButton {
    Layout.fillWidth: true
    Layout.preferredWidth: Theme.px(280)
    kind: AppButton.Kind.Quiet
    leftPadding: Theme.gap12
    rightPadding: Theme.gap12
}
