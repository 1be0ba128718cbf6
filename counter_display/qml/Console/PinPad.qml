// A PIN by keyboard or by touch: nobody reads it, and it is gone as soon as it is sent.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

Column {
    id: root

    readonly property bool complete: field.text.length >= 4
    property bool padded: true
    readonly property string pin: field.text

    signal accepted

    function clear() {
        field.clear();
    }

    function take() {
        field.take();
    }

    spacing: Theme.gap12

    CodeField {
        id: field

        label: qsTr("PIN")
        objectName: "pin"
        secret: true
        width: parent.width

        onAccepted: root.complete && root.accepted()
    }

    Grid {
        id: pad

        columnSpacing: Theme.gap12
        columns: 3
        rowSpacing: Theme.gap12
        visible: root.padded
        width: parent.width

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "back"]

            AppButton {
                required property string modelData

                Accessible.name: modelData === "clear" ? qsTr("Clear") : modelData === "back" ? qsTr("Delete the last figure") : modelData
                focusPolicy: Qt.NoFocus
                iconName: ({
                        "back": "delete",
                        "clear": "x"
                    })[modelData] ?? ""
                kind: modelData.length === 1 ? AppButton.Kind.Secondary : AppButton.Kind.Quiet
                leftPadding: 0
                objectName: "pad-" + modelData
                rightPadding: 0
                size: Theme.title
                text: modelData.length === 1 ? modelData : ""
                width: (pad.width - pad.columnSpacing * 2) / 3

                onClicked: modelData === "clear" ? field.clear() : modelData === "back" ? field.rub() : field.enter(modelData)
            }
        }
    }
}
