// Who sits here, if the office shows it: the picture, or a sign in its place, and the name.
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    // The picture above the name, where there is more height than width.
    readonly property bool tall: root.height > root.width * 0.7
    readonly property int side: Math.max(0, root.tall ? Math.min(root.width - Theme.gap16 * 2, root.height - Theme.px(120), Theme.px(200)) : Math.min(root.height - Theme.gap16 * 2 - Theme.depth, Theme.px(160)))
    required property PanelView view

    Accessible.name: qsTr("You are served by %1").arg(root.view.clerkName)
    Accessible.role: Accessible.StaticText
    objectName: "clerk"

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    Item {
        id: portrait

        height: root.side
        width: root.side
        x: root.tall ? Math.round((root.width - width) / 2) : Theme.gap16
        y: root.tall ? Math.round((root.height - Theme.depth - root.side - words.height - Theme.gap12) / 2) : Math.round((root.height - Theme.depth - height) / 2)

        Rectangle {
            anchors.fill: parent
            color: Theme.accentSoft
            radius: width / 2
        }

        Icon {
            anchors.centerIn: parent
            name: "user-round"
            size: Math.round(root.side * 0.5)
            tint: Theme.accent
            visible: root.view.clerkPicture === ""
        }

        Image {
            anchors.fill: parent
            cache: false
            objectName: "clerkPicture"
            source: root.view.clerkPicture
            sourceSize: Qt.size(width, height)
            visible: source.toString() !== ""
        }
    }

    Column {
        id: words

        width: root.tall ? root.width - Theme.gap16 * 2 : root.width - x - Theme.gap16
        x: root.tall ? Theme.gap16 : portrait.width + Theme.gap16 * 2
        y: root.tall ? portrait.y + portrait.height + Theme.gap12 : Math.round((root.height - Theme.depth - height) / 2)

        AppText {
            Accessible.ignored: true
            color: Theme.inkSoft
            horizontalAlignment: root.tall ? Text.AlignHCenter : Text.AlignLeft
            maximumLineCount: 2
            size: Theme.caption
            text: qsTr("You are served by")
            width: parent.width
        }

        AppText {
            Accessible.ignored: true
            horizontalAlignment: root.tall ? Text.AlignHCenter : Text.AlignLeft
            maximumLineCount: 3
            objectName: "clerkName"
            size: Theme.lead
            text: root.view.clerkName
            weight: Theme.bold
            width: parent.width
        }
    }
}
