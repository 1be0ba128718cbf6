// One dossier that is made ready: a touch opens its papers once more; beside it, the way to leave it out.
import QtQuick
import QtQuick.Layouts
import MotCua

RowLayout {
    id: root

    required property int place
    required property string name
    required property string line
    required property string refusal
    required property int missingCount
    // With little width for large letters the sign says alone what the button does.
    readonly property bool narrow: root.width < Theme.type(560)

    signal opened
    signal dropped

    Layout.fillWidth: true
    Layout.fillHeight: false
    Layout.minimumHeight: implicitHeight
    spacing: Theme.gap12

    ChoiceRow {
        objectName: "dossier-" + root.place
        Layout.fillHeight: true
        iconName: "file-text"
        title: root.name
        titleLines: 3
        subtitle: root.line === "" ? qsTr("You choose the line in a later step") : root.refusal === "" ? root.line : root.line + " · " + closed.brief
        badge: root.missingCount === 0 ? qsTr("All required papers") : qsTr("%n papers missing", "", root.missingCount)
        badgeIcon: root.missingCount === 0 ? "circle-check" : "triangle-alert"

        onClicked: root.opened()
    }

    AppButton {
        objectName: "dropDossier-" + root.place
        Layout.fillHeight: true
        Layout.minimumWidth: Theme.target
        kind: AppButton.Kind.Secondary
        iconName: "x"
        text: root.narrow ? "" : qsTr("Leave out")
        Accessible.name: qsTr("Leave out %1").arg(root.name)

        onClicked: root.dropped()
    }

    RefusalWords {
        id: closed

        code: root.refusal
    }
}
