// When numbers are given out again, in words; empty when that is not known.
import QtQuick

QtObject {
    id: root

    required property int days
    required property date at
    // Whether the time of that day is known, too.
    required property bool timed
    readonly property string time: Qt.formatTime(root.at, "HH:mm")
    readonly property string weekday: Qt.locale(Qt.uiLanguage).dayName(root.at.getDay())
    // Within a week its name says which day it is.
    readonly property string dayName: root.days < 7 ? root.weekday : qsTr("%1 %2", "weekday and date").arg(root.weekday).arg(Qt.formatDate(root.at, "dd/MM"))
    readonly property string text: root.days < 0 ? "" : root.days === 0 ? qsTr("Opens at %1").arg(root.time) : root.timed ? qsTr("Opens %1, %2").arg(root.dayName).arg(root.time) : qsTr("Opens %1").arg(root.dayName)
}
