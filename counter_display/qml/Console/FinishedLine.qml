// One whom I have served today: when, how long, how it ended; a press puts the outcome right.
import QtQuick
import MotCua

ListRow {
    id: root

    required property date endedAt
    required property bool here
    required property bool inTime
    required property string number
    required property string outcome
    required property string service
    required property int serving
    required property string ticket
    required property int waited
    readonly property FigureWords words: FigureWords {}

    signal corrected

    enabled: root.here
    iconName: root.here ? "square-pen" : "check"
    objectName: "finished-" + root.number
    subtitle: [qsTr("%1, served %2").arg(Qt.formatTime(root.endedAt, "HH:mm")).arg(root.words.time(root.serving)), qsTr("waited %1").arg(root.words.time(root.waited)), root.inTime ? "" : qsTr("longer than promised")].filter(Boolean).join(" · ")
    title: root.number + " · " + root.service
    titleLines: 1
    trailing: root.outcome

    onClicked: root.corrected()
}
