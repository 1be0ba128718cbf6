// Finding a procedure by what people call it or by its code, for the dossier in front or for one more.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

DossierOver {
    id: root

    names: ["procedure", "add"]
    text: root.dossiers.sheet === "procedure" ? qsTr("Papers that are handed in already stay, if the new list has them.") : ""
    title: root.dossiers.sheet === "procedure" ? qsTr("Another procedure for this dossier") : qsTr("One more dossier")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(860))

    buttons: [
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "procedure-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onOpened: sought.take()

    DossierField {
        id: sought

        given: root.dossiers.soughtText
        hint: qsTr("What it is about, with or without marks, or its code")
        label: qsTr("Procedure")
        longest: 200
        objectName: "procedureSought"
        width: parent.width

        onAccepted: root.dossiers.pick("")
        onEdited: text => root.dossiers.seek(text)
    }

    Repeater {
        id: list

        model: root.dossiers.found

        ListRow {
            id: row

            required property string code
            required property int index
            required property string lasting
            required property bool onlineOnly

            chevron: true
            iconName: row.onlineOnly ? "monitor" : "file-text"
            keyHint: row.index === 0 ? "Enter" : ""
            objectName: "found-" + row.code
            trailing: row.onlineOnly ? qsTr("online only") : ""
            width: parent.width

            Keys.onDownPressed: list.itemAt(row.index + 1)?.forceActiveFocus(Qt.TabFocusReason)
            Keys.onUpPressed: row.index === 0 ? sought.take() : list.itemAt(row.index - 1).forceActiveFocus(Qt.TabFocusReason)
            onClicked: root.dossiers.pick(row.code)
        }
    }

    AppText {
        color: Theme.inkSoft
        objectName: "nothingFound"
        text: root.dossiers.soughtText.trim() === "" ? qsTr("Type a word or two.") : qsTr("Nothing is found yet. Try another word.")
        visible: list.count === 0
        width: parent.width
    }
}
