// One service: the letter of its numbers, its name, how many wait for it, how long, and how long who comes now will.
import QtQuick
import MotCua

Item {
    id: root

    required property bool accepting
    required property int minutes
    required property string name
    required property string prefix
    required property int promise
    required property string resumes
    required property int waitHigh
    required property int waitLow
    required property string waitWhy
    required property int waiting
    // How long the first has waited, and what is to be expected: foretold or, where nothing is, promised.
    readonly property string waits: wait.brief === "" ? qsTr("waits %1 min, promised %2 min").arg(root.minutes).arg(root.promise) : wait.reason !== "" ? qsTr("waits %1 min, %2").arg(root.minutes).arg(wait.reason) : qsTr("waits %1 min, new numbers %2").arg(root.minutes).arg(wait.brief)
    readonly property string nobody: wait.brief === "" || wait.reason !== "" ? qsTr("nobody waiting") : qsTr("nobody waiting, new numbers %1").arg(wait.brief)
    // Whether there is room for a second line.
    required property bool detailed
    // A little too long is made smaller; two lines are better than letters that cannot be read from a chair.
    readonly property bool isLong: measure.advanceWidth * 0.85 > words.width
    // Of two lines of a name and the line below them, where one line does not hold it.
    readonly property int twoLined: Math.min(root.size, Math.floor(root.height / 3.6), Math.max(Math.round(root.size * 0.55), Math.floor(root.size * 1.8 * words.width / measure.advanceWidth)))
    readonly property bool folded: root.detailed && root.isLong && root.height >= root.size * 2.5
    readonly property int size: Math.min(Theme.body, Math.round(root.height * (root.detailed ? 0.38 : 0.64)), Math.round(root.width / 11))

    Accessible.name: qsTr("%1: %n people waiting", "", root.waiting).arg(root.name)
    Accessible.role: Accessible.ListItem

    WaitWords {
        id: wait

        high: root.waitHigh
        low: root.waitLow
        why: root.waitWhy
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }

    AppText {
        id: letter

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        size: Math.round(root.size * 1.2)
        text: root.prefix
        weight: Theme.extraBold
        width: Math.round(root.size * 1.15)
    }

    TextMetrics {
        id: measure

        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: Theme.medium
        text: root.name
    }

    Column {
        id: words

        anchors.left: letter.right
        anchors.leftMargin: Theme.gap4
        anchors.right: count.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.accepting ? Theme.ink : Theme.inkFaint
            fontSizeMode: root.folded ? Text.FixedSize : Text.HorizontalFit
            lineHeight: root.folded ? 0.95 : 1
            maximumLineCount: root.folded ? 2 : 1
            minimumPixelSize: Math.round(root.size * 0.6)
            objectName: "serviceName"
            size: root.folded ? root.twoLined : root.size
            text: root.name
            weight: Theme.medium
            width: parent.width
            wrapMode: root.folded ? Text.Wrap : Text.NoWrap
        }

        AppText {
            color: Theme.inkSoft
            fontSizeMode: Text.HorizontalFit
            lineHeight: 1
            maximumLineCount: 1
            minimumPixelSize: Math.round(root.size * 0.6)
            objectName: "line-" + root.prefix
            size: Math.round((root.folded ? Math.max(root.twoLined, root.size * 0.7) : root.size) * 0.76)
            text: root.resumes !== "" ? qsTr("numbers again at %1").arg(root.resumes) : !root.accepting ? qsTr("no new numbers now") : root.waiting === 0 ? root.nobody : root.waits
            visible: root.detailed
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }

    Digits {
        id: count

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.waiting > 0 ? Theme.ink : Theme.inkFaint
        size: Math.round(root.size * 1.3)
        text: root.waiting
        weight: Theme.bold
    }
}
