// Choosing the case of the procedure, on which the papers depend.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

DossierOver {
    id: root

    names: ["case"]
    title: qsTr("Which case is it?")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(860))

    buttons: [
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "case-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    Repeater {
        id: list

        model: root.dossiers.one.cases

        ListRow {
            id: row

            required property bool current
            required property int index
            required property string name

            iconName: row.current ? "circle-check" : "circle"
            keyHint: row.index < 9 ? String(row.index + 1) : ""
            objectName: "case-" + row.index
            selected: row.current
            title: row.name
            width: parent.width

            onClicked: root.dossiers.chooseCase(row.name)

            Shortcut {
                autoRepeat: false
                enabled: root.visible && row.keyHint !== ""
                sequence: row.keyHint

                onActivated: root.dossiers.chooseCase(row.name)
            }
        }
    }
}
