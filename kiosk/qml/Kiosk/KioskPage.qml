// What every page is: a place that keeps the keyboard, knows what is asked on it, and arranges itself by its own size.
import QtQuick
import Kiosk.Model
import MotCua

Headed {
    id: root

    required property KioskView view
    // A sentence more than the heading; both are shown by the page itself and spoken when it appears.
    property string subheading: ""
    // Whether it shows who the person is, so that nothing of it is spoken where others hear it.
    property bool personal: false
    // Lying: two columns have room. Low: large headings and signs have none.
    property bool wide: root.width > root.height * 1.25
    property bool low: root.height < Theme.px(720)

    Accessible.role: Accessible.Pane
    Accessible.name: root.heading
    Accessible.description: root.subheading
}
