// Shows once more what was chosen, and gives the number.
import QtQuick
import MotCua

StepFrame {
    id: root

    heading: qsTr("Is this right?")

    actions: [
        AppButton {
            id: back

            objectName: "confirmBack"
            width: Theme.px(root.wide ? 200 : 220)
            height: take.height
            kind: AppButton.Kind.Secondary
            iconName: "arrow-left"
            text: qsTr("Back")
            size: Theme.lead

            onClicked: root.view.goBack()
        },
        AppButton {
            id: take

            objectName: "takeNumber"
            anchors.right: parent?.right
            width: (parent?.width ?? 0) - back.width - Theme.gap16
            height: Theme.px(root.wide ? 88 : 128)
            focus: true
            iconName: "ticket"
            text: qsTr("Take a number")
            size: root.wide ? Theme.title : Theme.headline

            onClicked: root.view.confirm()
        }
    ]

    ConfirmCard {
        anchors.fill: parent
        view: root.view
        wide: root.wide
    }
}
