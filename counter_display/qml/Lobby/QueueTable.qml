// Who waits for what: the branch's services in their places, by turns where there is no room for all of them.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    readonly property int lanes: root.width > Theme.px(420) ? 2 : 1
    readonly property int room: root.height - people.height - Theme.gap4
    // A row that can be read from a chair; with two lines where there is height for them.
    readonly property int most: Math.max(1, Math.floor(root.room / Theme.px(root.lanes > 1 ? 24 : 34)))
    readonly property int pages: Math.max(1, Math.ceil(services.count / (root.most * root.lanes)))
    readonly property int page: root.view.turn % root.pages
    // Of all pages the same, so that nothing grows or shrinks.
    readonly property int rows: root.pages > 1 ? Math.ceil(services.count / root.lanes / root.pages) : Math.max(4, Math.ceil(services.count / root.lanes))
    readonly property int rowHeight: Math.min(Math.floor(root.room / root.rows), Math.round(Theme.body * 4))
    readonly property int first: root.page * root.rows * root.lanes

    objectName: "services"

    AppText {
        id: people

        color: Theme.inkSoft
        fontSizeMode: Text.HorizontalFit
        maximumLineCount: 1
        minimumPixelSize: Theme.caption
        size: Theme.body
        text: qsTr("%n people waiting", "", root.view.waiting)
        visible: root.view.house > 0
        weight: Theme.semiBold
        width: root.width - (root.pages > 1 ? turns.width + Theme.gap12 : 0)
        wrapMode: Text.NoWrap
    }

    AppText {
        anchors.right: turns.left
        anchors.rightMargin: root.pages > 1 ? Theme.gap16 : 0
        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("%n counters open", "", root.view.openCounters)
        visible: root.view.house > 0 && people.implicitWidth + implicitWidth + Theme.gap64 < root.width
        weight: Theme.semiBold
    }

    // Which of the pages this is.
    Row {
        id: turns

        anchors.right: parent.right
        anchors.verticalCenter: people.verticalCenter
        objectName: "pages"
        spacing: Theme.gap4
        visible: root.pages > 1
        width: visible ? implicitWidth : 0

        Repeater {
            model: root.pages

            Rectangle {
                required property int index

                border.color: Theme.inkSoft
                border.width: Theme.hairline
                color: index === root.page ? Theme.inkSoft : "transparent"
                height: Theme.gap8
                radius: width / 2
                width: Theme.gap8
            }
        }
    }

    Repeater {
        id: services

        model: root.view.services

        QueueRow {
            required property int index
            readonly property int place: index - root.first

            detailed: root.rowHeight >= Theme.px(32)
            height: root.rowHeight
            visible: place >= 0 && place < root.rows * root.lanes
            width: Math.round((root.width - (root.lanes - 1) * Theme.gap24) / root.lanes)
            x: Math.floor(place / root.rows) * (width + Theme.gap24)
            y: people.height + Theme.gap4 + (place % root.rows) * root.rowHeight
        }
    }
}
