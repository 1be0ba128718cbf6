// Keys that belong together, under what they are for.
import QtQuick
import MotCua

Column {
    id: root

    required property string title

    spacing: Theme.gap8

    AppText {
        bottomPadding: Theme.gap8
        color: Theme.accent
        size: Theme.lead
        text: root.title
        weight: Theme.bold
        width: parent.width
    }
}
