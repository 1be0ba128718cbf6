// Spans of time as figures.
import QtQuick

QtObject {
    id: root

    function time(seconds: int): string {
        return seconds === 0 ? "–" : seconds < 3600 ? qsTr("%1:%2 min").arg(Math.floor(seconds / 60)).arg(String(seconds % 60).padStart(2, "0")) : qsTr("%1 h %2").arg(Math.floor(seconds / 3600)).arg(String(Math.floor(seconds % 3600 / 60)).padStart(2, "0"));
    }
}
