// How long something takes, in words: so many of a unit, or as it is published.
import QtQuick

QtObject {
    id: root

    required property int value
    required property string unit
    required property string words
    // A row without a time asks for no translation, so that a change of language leaves it alone.
    readonly property string text: root.unit === "" ? root.words : ({
            "same_day": qsTr("Same day"),
            "working_hour": qsTr("%n working hours", "", root.value),
            "working_day": qsTr("%n working days", "", root.value),
            "calendar_day": qsTr("%n days", "", root.value),
            "month": qsTr("%n months", "", root.value)
        })[root.unit] ?? root.words
}
