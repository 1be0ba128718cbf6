// A ticket's or a counter's number set tight: the room that Vietnamese marks need above and below letters is cut away.
import QtQuick

Item {
    id: root

    required property string text
    property int size: Theme.hero
    property int weight: Theme.extraBold
    property color color: Theme.accent

    implicitWidth: Math.ceil(letters.implicitWidth)
    implicitHeight: Math.round(root.size * 0.94)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    AppText {
        id: letters

        y: -Math.round(root.size * 0.18)
        width: root.width
        text: root.text
        size: root.size
        weight: root.weight
        color: root.color
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.body
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
        elide: Text.ElideNone
        Accessible.ignored: true
    }
}
