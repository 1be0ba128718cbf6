// Text in the shared typeface; wraps between words and never clips Vietnamese marks.
import QtQuick

Text {
    id: root

    property int size: Theme.body
    property int weight: Theme.regular

    color: Theme.ink
    elide: Text.ElideRight
    font.family: Theme.family
    font.pixelSize: root.size
    font.weight: root.weight
    lineHeight: root.size > Theme.lead ? 1.0 : 1.08
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
