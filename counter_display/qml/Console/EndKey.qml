// One way to end a dossier: its sign, its word and its key in one line.
import QtQuick
import MotCua

AppButton {
    required property string ending

    implicitHeight: Theme.px(54)
    kind: AppButton.Kind.Secondary
    leftPadding: Theme.gap12
    objectName: "end-" + ending
    rightPadding: Theme.gap12
    topPadding: Theme.gap4
}
