// When numbers are given out again, in words; empty when that is not known.
import QtQuick

QtObject {
    id: root

    required property int days
    required property int weekday
    required property int minute
    readonly property string time: Qt.formatTime(new Date(2000, 0, 1, 0, root.minute), "HH:mm")
    readonly property string dayName: Qt.locale(Qt.uiLanguage).dayName((root.weekday + 1) % 7)
    readonly property string text: root.days < 0 ? "" : root.days === 0 ? qsTr("Opens at %1").arg(root.time) : qsTr("Opens %1, %2").arg(root.dayName).arg(root.time)
}
