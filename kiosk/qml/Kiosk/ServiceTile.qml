// One service to touch: what it is, how many wait for it and for how long, or why it gives out no numbers now.
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
    required property int waitLow
    required property int waitHigh
    required property string waitWhy
    // Little height: the sign stands beside the words instead of above them.
    property bool dense: false
    // Little width too: of the line before it only the figure.
    property bool terse: false
    readonly property string line: root.waiting < 0 ? "" : root.waiting === 0 ? qsTr("Nobody is waiting") : qsTr("%n waiting", "", root.waiting)
    readonly property bool counted: root.enabled && root.waiting >= 0
    readonly property string until: !root.counted ? "" : root.dense || root.waitHigh > 60 ? wait.brief : wait.text

    objectName: "service-" + root.code
    enabled: root.refusal === ""
    title: root.name
    iconName: root.sign
    badge: root.line
    Accessible.description: root.counted ? [root.line, root.waitHigh > 120 ? wait.brief : wait.spoken].filter(Boolean).join(", ") : root.note
    reason: words.brief
    topPadding: root.dense ? Theme.gap8 : Theme.gap16
    bottomPadding: root.topPadding + Theme.depth
    leftPadding: root.dense ? Theme.gap12 : Theme.gap24
    rightPadding: root.leftPadding

    contentItem: ServiceFace {
        name: root.name
        sign: root.sign
        note: root.note
        figure: root.counted ? root.waiting : ""
        noteSign: root.enabled ? "users" : "lock"
        wait: root.until
        waitSign: root.dense && wait.reason !== "" ? "" : wait.sign
        open: root.enabled
        lit: root.lit
        lowered: root.down ? Theme.depth : 0
        dense: root.dense
        narrow: root.terse
    }

    WaitWords {
        id: wait

        low: root.waitLow
        high: root.waitHigh
        why: root.waitWhy
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
