// One procedure that was found: its name, its field and, where it may be promised, how long it takes.
import QtQuick

ChoiceRow {
    id: root

    required property string code
    required property string name
    required property string field
    required property int days
    required property string unit
    required property string timeWords
    required property bool onlineOnly

    objectName: "procedure-" + root.code
    visible: root.code !== ""
    title: root.name
    titleLines: 3
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
