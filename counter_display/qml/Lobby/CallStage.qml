// The main place: the call, or how the house stands; pictures and films below it while nobody has just been called.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property bool sharesMedia
    required property LobbyView view
    readonly property int low: Math.round(root.height * (root.height > root.width ? 0.42 : root.width > root.height * 2.4 ? 0.46 : 0.36))
    readonly property bool shared: root.sharesMedia && root.view.mediaTime && root.view.media.lit
    readonly property int callHeight: root.shared ? root.low : root.height

    IdleHall {
        height: root.callHeight
        view: root.view
        visible: !root.view.leadShown
        width: root.width
    }

    CallPlate {
        height: root.callHeight
        view: root.view
        width: root.width
    }

    // It keeps its size whether it is seen or not, so that no picture has to be made anew.
    Loader {
        active: root.sharesMedia
        height: root.height - root.low - Theme.gap12
        visible: root.shared
        width: root.width
        y: root.low + Theme.gap12

        sourceComponent: MediaPlace {
            lit: root.shared
            view: root.view
        }
    }
}
