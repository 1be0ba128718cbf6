// A button at the foot of a page; the main one is as wide as the row lets it be.
import QtQuick
import QtQuick.Layouts
import MotCua

AppButton {
    id: root

    property bool main: false
    // Whether it gives way to others in height: a low page has little of it.
    property bool low: Window.height < Theme.px(720)

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumWidth: implicitWidth
    Layout.preferredWidth: root.main ? Theme.px(900) : implicitWidth
    implicitHeight: Math.max(Theme.px(root.low ? 72 : 112), implicitContentHeight + topPadding + bottomPadding)
    kind: root.main ? AppButton.Kind.Primary : AppButton.Kind.Secondary
    size: root.main && !root.low ? Theme.title : Theme.lead
}
