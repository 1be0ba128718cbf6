// One service to touch: what it is, and how many wait for it or why it gives out no numbers now.
import QtQuick
import MotCua

Tile {
    id: root

    required property int index
    required property string code
    required property string name
    required property string sign
    required property int waiting
    required property string refusal
    required property int opensInDays
    required property date opensAt
    required property bool opensTimed
    // Little height: the sign stands beside the words instead of above them.
    property bool dense: false
    // Little width too: of the line before it only the figure.
    property bool terse: false
    readonly property string line: root.waiting < 0 ? "" : root.waiting === 0 ? qsTr("Nobody is waiting") : qsTr("%n waiting", "", root.waiting)

    objectName: "service-" + root.code
    enabled: root.refusal === ""
    title: root.name
    iconName: root.sign
    badge: root.line
    Accessible.description: root.note
    reason: words.brief
    topPadding: root.dense ? Theme.gap8 : Theme.gap16
    bottomPadding: root.topPadding + Theme.depth
    leftPadding: root.dense ? Theme.gap12 : Theme.gap24
    rightPadding: root.leftPadding

    contentItem: ServiceFace {
        name: root.name
        sign: root.sign
        note: root.terse && root.enabled && root.waiting >= 0 ? root.waiting : root.note
        noteSign: root.enabled ? "users" : "lock"
        open: root.enabled
        lit: root.lit
        lowered: root.down ? Theme.depth : 0
        dense: root.dense
        terse: root.terse && root.enabled && root.waiting >= 0
    }

    RefusalWords {
        id: words

        code: root.refusal
        opening: when.text
    }

    OpeningWords {
        id: when

        days: root.opensInDays
        at: root.opensAt
        timed: root.opensTimed
    }
}
