// The part of the glass that is out of reach from a seat: it tells where one is, and has nothing to touch.
import QtQuick
import Kiosk.Model
import MotCua

Rectangle {
    id: root

    required property KioskView view
    required property string heading
    // So little height that only the first line fits.
    property bool terse: false

    color: Theme.surfaceSunken

    Rectangle {
        width: parent.width
        height: Theme.depth
        color: Theme.accent
    }

    BrandMark {
        id: brand

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.leftMargin: Theme.gap32
        anchors.topMargin: root.terse ? Math.round((parent.height - height) / 2) : Theme.gap32
        named: false
        size: Theme.px(root.terse ? 52 : 60)
    }

    StaffGesture {
        anchors.fill: brand
        staff: root.view.staff as StaffView
    }

    AppText {
        anchors.left: brand.right
        anchors.leftMargin: Theme.gap16
        anchors.right: time.left
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: brand.verticalCenter
        text: root.view.branchName
        size: Theme.lead
        weight: Theme.extraBold
        color: Theme.accent
        maximumLineCount: 2
    }

    Clock {
        id: time

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap32
        anchors.verticalCenter: brand.verticalCenter
        now: root.view.wallTime
        size: root.terse ? Theme.title : Theme.display
        tint: Theme.accent
    }

    AppText {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.top: brand.bottom
        anchors.margins: Theme.gap32
        visible: !root.terse
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        text: root.heading
        size: Theme.type(56)
        minimumPixelSize: Theme.body
        fontSizeMode: Text.Fit
        weight: Theme.extraBold
        objectName: "calmHeading"
        // The page itself says it, too.
        Accessible.ignored: true
    }
}
