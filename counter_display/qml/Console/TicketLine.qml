// What a clerk needs to know of a ticket, in two lines beside its number.
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

Column {
    id: root

    required property TicketView ticket

    spacing: Theme.gap8

    AppText {
        maximumLineCount: 1
        objectName: "service"
        size: Theme.title
        text: root.ticket.service
        weight: Theme.bold
        width: parent.width
    }

    RowLayout {
        spacing: Theme.gap16
        width: parent.width

        StatusPill {
            iconName: root.ticket.markIcon
            text: root.ticket.markName
            tone: StatusPill.Tone.Accent
            visible: root.ticket.markName !== ""
        }

        Icon {
            name: root.ticket.standing === "at_risk" ? "hourglass" : "triangle-alert"
            size: Theme.iconSmall
            tint: Theme.caution
            visible: root.ticket.standing !== "kept"
        }

        AppText {
            color: root.ticket.standing !== "kept" ? Theme.caution : Theme.inkSoft
            text: qsTr("waited %1 of %2 min").arg(root.ticket.waited).arg(root.ticket.promise)
            weight: Theme.medium
            wrapMode: Text.NoWrap
        }

        AppText {
            color: Theme.inkSoft
            text: qsTr("call %1 of %2").arg(root.ticket.calls).arg(root.ticket.callLimit)
            visible: root.ticket.calls > 1
            wrapMode: Text.NoWrap
        }

        AppText {
            Layout.fillWidth: true
            color: Theme.inkSoft
            maximumLineCount: 1
            objectName: "further"
            text: root.ticket.further.length > 0 ? qsTr("After this: %1").arg(root.ticket.further.join(" → ")) : ""
            wrapMode: Text.NoWrap
        }
    }
}
