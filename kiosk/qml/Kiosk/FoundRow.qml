// One procedure that was found: its name, its field and, where it may be promised, how long it takes.
import QtQuick
import QtQuick.Layouts
import MotCua

ChoiceRow {
    id: root

    required property string code
    required property string name
    required property string field
    required property int days
    required property string unit
    required property string timeWords
    required property bool onlineOnly
    // Of little height, so that a few of them are in sight above the keyboard of a low page.
    property bool dense: false

    objectName: "procedure-" + root.code
    Layout.fillHeight: true
    visible: root.code !== ""
    implicitHeight: Math.max(Theme.target * (root.dense ? 1 : 1.5), implicitContentHeight + topPadding + bottomPadding)
    topPadding: root.dense ? Theme.gap4 : Theme.gap8
    bottomPadding: Theme.gap8 + Theme.depth
    title: root.name
    titleLines: root.dense ? 2 : 3
    subtitle: [root.field, time.text].filter(Boolean).join(" · ")
    badge: root.onlineOnly ? qsTr("Online only") : ""
    badgeIcon: "monitor"

    TimeWords {
        id: time

        value: root.days
        unit: root.unit
        words: root.timeWords
    }
}
