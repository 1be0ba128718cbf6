// A quiet button in the head of the console.
import MotCua

AppButton {
    anchors.verticalCenter: parent?.verticalCenter
    kind: AppButton.Kind.Quiet
    leftPadding: Theme.gap12
    rightPadding: Theme.gap12
}
