// A sheet of the dossiers, which lies over the page as long as the desk says so, and tells it when it was put away.
import QtQuick
import MotCua
import Console.Model

Sheet {
    id: root

    required property DossierDeskView dossiers
    required property list<string> names
    readonly property bool wanted: root.names.includes(root.dossiers.sheet)

    byKeyboard: true
    title: ""

    Component.onCompleted: root.wanted && root.open()
    onClosed: root.wanted && root.dossiers.layOut("")
    onWantedChanged: root.wanted ? root.open() : root.close()
}
