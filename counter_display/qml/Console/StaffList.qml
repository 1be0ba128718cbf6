// Who signs in: a field that takes a name or a code, and those whom it fits.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    required property string chosen
    required property SignInView signIn

    signal picked(clerk: string)

    function pickFirst() {
        root.picked(root.signIn.firstFound());
    }

    function take() {
        field.take();
    }

    CodeField {
        id: field

        hint: qsTr("Name or staff code")
        label: qsTr("Who are you?")
        objectName: "clerk"
        width: parent.width

        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        onAccepted: root.pickFirst()
        onTextChanged: root.signIn.lookFor(field.text)
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: Theme.gap12
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        model: root.signIn.staff

        delegate: ListRow {
            id: one

            required property string clerk
            required property int counter
            required property string name
            required property bool supervisor

            iconName: one.supervisor ? "shield-user" : "user-round"
            objectName: "clerk-" + one.clerk
            selected: root.chosen === one.clerk
            subtitle: one.supervisor ? qsTr("%1 · supervisor").arg(one.clerk) : one.clerk
            title: one.name
            titleLines: 1
            trailing: one.counter > 0 ? qsTr("Counter %1").arg(one.counter) : ""
            width: ListView.view.width

            onClicked: root.picked(one.clerk)
        }

        AppText {
            color: Theme.inkSoft
            text: qsTr("Nobody of that name or code may sign in")
            topPadding: Theme.gap16
            visible: list.count === 0
            width: parent.width
            x: Theme.gap16
        }
    }
}
