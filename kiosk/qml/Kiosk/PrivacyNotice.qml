// Who keeps what of a person, for what, for how long, and what the person may ask for: in short sentences, before anything is read.
import QtQuick
import QtQuick.Layouts
import MotCua

FactList {
    id: root

    required property string branch
    // Days after today; below 0 while nobody has told how many, and then nothing is promised.
    required property int keptDays

    Line {
        caption: qsTr("Who keeps it")
        sentence: root.branch
    }

    Line {
        caption: qsTr("What")
        sentence: qsTr("What is in the card's QR code, or what you type")
    }

    Line {
        caption: qsTr("For what")
        sentence: qsTr("So that the clerk need not ask you again, nothing else")
    }

    Line {
        caption: qsTr("For how long")
        sentence: root.keptDays < 0 ? qsTr("For a set time, then it is deleted; ask staff how long") : root.keptDays === 0 ? qsTr("Until the end of today, then it is deleted") : qsTr("For %n days after today at most, then it is deleted", "", root.keptDays)
    }

    Line {
        caption: qsTr("Your rights")
        sentence: qsTr("Tell any member of staff to see, correct or delete it")
    }

    // As small as running text may be, so that the choices below it are in sight.
    component Line: RowLayout {
        id: line

        required property string caption
        required property string sentence

        Layout.fillWidth: true
        Layout.topMargin: Theme.gap4
        Layout.bottomMargin: Theme.gap4
        spacing: Theme.gap16
        Accessible.role: Accessible.StaticText
        Accessible.name: line.caption + ": " + line.sentence

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            text: line.caption
            color: Theme.inkSoft
            Accessible.ignored: true
        }

        AppText {
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            Layout.alignment: Qt.AlignTop
            text: line.sentence
            weight: Theme.medium
            Accessible.ignored: true
        }
    }
}
