// Where pictures and films are shown; the brand's mark while there is none or no time for them.
import QtQuick
import MotCua
import Lobby.Model

Rectangle {
    id: root

    required property LobbyView view
    // Whether there is something to be shown now.
    required property bool lit

    clip: true
    color: Theme.surfaceRaised
    objectName: "media"
    radius: Theme.radius

    BrandMark {
        anchors.centerIn: parent
        named: false
        size: Math.min(Theme.px(88), Math.round(root.height * 0.4))
        tint: Theme.line
        visible: !root.lit
    }

    ScreenCloth {
        anchors.fill: parent
        fillColor: Theme.surface
        objectName: "cloth"
        source: root.view.media
        visible: root.lit
    }
}
