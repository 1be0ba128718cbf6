// The work profiles: which services a clerk takes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

ColumnLayout {
    id: root

    required property string chosen
    required property SignInView signIn

    signal picked(profile: string)

    spacing: Theme.gap12

    AppText {
        text: qsTr("Work profile")
        weight: Theme.semiBold
    }

    ListView {
        Layout.fillHeight: true
        Layout.fillWidth: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.signIn.profiles

        delegate: ListRow {
            id: choice

            required property string code
            required property string name

            iconName: choice.selected ? "square-check" : "square"
            objectName: "profile-" + choice.code
            selected: root.chosen === choice.code
            title: choice.name
            width: ListView.view.width

            onClicked: root.picked(choice.code)
        }
    }
}
