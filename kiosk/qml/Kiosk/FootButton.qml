// A button at the foot of a page; the main one is as wide as the row lets it be.
import QtQuick
import QtQuick.Layouts
import MotCua

AppButton {
    id: root

    property bool main: false
    // Whether it gives way to others in height: a low page has little of it, and its words may break into two lines instead.
    property bool low: false
    // How many of the row's columns it takes; the row says so.
    property int columns: 1
    readonly property real leastWidth: root.low ? root.implicitWidth - line.advanceWidth + Math.max(word.advanceWidth + Theme.gap4, line.advanceWidth * 0.64) : root.implicitWidth

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.columnSpan: root.columns
    Layout.minimumWidth: root.leastWidth
    Layout.preferredWidth: root.implicitWidth
    Layout.horizontalStretchFactor: root.main ? 1 : 0
    implicitHeight: Math.max(Theme.px(root.low ? 72 : 112), implicitContentHeight + topPadding + bottomPadding)
    kind: root.main ? AppButton.Kind.Primary : AppButton.Kind.Secondary
    size: root.main && !root.low ? Theme.title : Theme.lead

    TextMetrics {
        id: line

        font: root.font
        text: root.text
    }

    TextMetrics {
        id: word

        font: root.font
        text: root.text.split(" ").reduce((longest, other) => other.length > longest.length ? other : longest, "")
    }
}
