// Where things are on a lobby's screen: in one to four columns, lying or upright. What is shown never changes it.
import QtQuick

QtObject {
    id: root

    // All that may be used, below the head and above the notices.
    required property rect area
    required property int columns
    required property int gap
    required property bool hasMedia
    required property bool upright
    readonly property real below: root.stage.y + root.stage.height + root.gap
    readonly property rect calls: root.upright ? root.uprightCalls : root.columns === 1 ? Qt.rect(root.area.x, root.below, root.area.width, root.area.y + root.area.height - root.below) : Qt.rect(root.side, root.area.y, root.callsWidth, root.columns === 2 && root.hasMedia ? root.part(0.52) : root.area.height)
    readonly property int callsWidth: root.columns === 2 ? root.area.width - root.mainWidth - root.gap : root.columns === 3 ? Math.round((root.area.width - root.mainWidth - 2 * root.gap) / 2) : root.share(root.hasMedia ? 0.19 : 0.38)
    readonly property int half: Math.round((root.area.width - root.gap) / 2)
    // The place of its own that pictures and films have; else they share that of the call.
    readonly property bool apart: root.hasMedia && root.columns === 4
    readonly property int mainWidth: root.upright || root.columns === 1 ? root.area.width : root.share([1, 0.63, 0.46, 0.37][root.columns - 1])
    readonly property rect media: root.upright ? Qt.rect(root.area.x, root.mediaTop, root.half, Math.min(root.bottom - root.mediaTop, Math.round(root.half * 0.75))) : Qt.rect(root.services.x + root.services.width + root.gap, root.area.y, root.area.x + root.area.width - root.services.x - root.services.width - root.gap, Math.round((root.area.x + root.area.width - root.services.x - root.services.width - root.gap) * 0.5625))
    readonly property real bottom: root.area.y + root.area.height
    readonly property real mediaTop: root.calls.y + root.calls.height + root.gap
    readonly property rect notices: root.upright ? Qt.rect(root.area.x + root.half + root.gap, root.mediaTop, root.half, root.bottom - root.mediaTop) : Qt.rect(root.media.x, root.media.y + root.media.height + root.gap, root.media.width, root.area.height - root.media.height - root.gap)
    readonly property rect services: root.upright ? root.uprightServices : root.columns === 2 ? (root.hasMedia ? Qt.rect(root.side, root.calls.y + root.calls.height + root.gap, root.callsWidth, root.area.height - root.calls.height - root.gap) : Qt.rect(root.area.x, root.below, root.mainWidth, root.bottom - root.below)) : root.columns === 3 ? Qt.rect(root.side + root.callsWidth + root.gap, root.area.y, root.callsWidth, root.area.height) : Qt.rect(root.side + root.callsWidth + root.gap, root.area.y, root.share(0.21), root.area.height)
    readonly property bool showsServices: root.columns > 1
    readonly property real side: root.area.x + root.mainWidth + root.gap
    readonly property rect stage: Qt.rect(root.area.x, root.area.y, root.mainWidth, root.part(root.stagePart))
    readonly property real stagePart: root.upright ? (root.hasMedia ? [0.6, 0.5, 0.54, 0.36] : [0.46, 0.36, 0.42, 0.42])[root.columns - 1] : root.columns === 1 ? 0.74 : root.columns === 2 && !root.hasMedia ? 0.58 : 1
    readonly property rect uprightCalls: root.columns < 3 ? Qt.rect(root.area.x, root.below, root.area.width, root.columns === 1 ? root.bottom - root.below : root.part(root.hasMedia ? 0.25 : 0.36)) : Qt.rect(root.area.x, root.below, root.half, root.apart ? root.part(0.36) : root.bottom - root.below)
    readonly property rect uprightServices: root.columns < 3 ? Qt.rect(root.area.x, root.calls.y + root.calls.height + root.gap, root.area.width, root.bottom - root.calls.y - root.calls.height - root.gap) : Qt.rect(root.area.x + root.half + root.gap, root.below, root.half, root.calls.height)

    function part(share: real): int {
        return Math.round(root.area.height * share);
    }

    function share(share: real): int {
        return Math.round((root.area.width - (root.columns - 1) * root.gap) * share);
    }
}
