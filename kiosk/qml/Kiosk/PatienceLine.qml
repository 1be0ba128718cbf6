// Says ahead of time that the start screen comes back by itself; keeps its place while there is nothing to say.
import QtQuick
import MotCua

AppText {
    id: root

    required property int secondsLeft
    // From how many seconds on it is said.
    property int from: 15
    readonly property bool said: root.secondsLeft >= 0 && root.secondsLeft <= root.from

    height: implicitHeight
    opacity: root.said ? 1 : 0
    text: qsTr("This screen closes in %n seconds. Touch it to stay.", "", Math.max(0, root.secondsLeft))
    weight: Theme.medium
    color: Theme.inkSoft
    horizontalAlignment: Text.AlignHCenter
    Accessible.ignored: !root.said
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
