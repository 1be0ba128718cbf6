// A fact with what it is, small above it.
import QtQuick
import MotCua

Column {
    id: root

    required property string caption
    required property string fact

    Accessible.name: root.caption + ": " + root.fact
    Accessible.role: Accessible.StaticText

    AppText {
        Accessible.ignored: true
        color: Theme.inkSoft
        lineHeight: 1
        maximumLineCount: 1
        size: Theme.caption
        text: root.caption
        width: parent.width
    }

    AppText {
        Accessible.ignored: true
        lineHeight: 1
        maximumLineCount: 2
        text: root.fact
        weight: Theme.semiBold
        width: parent.width
    }
}
