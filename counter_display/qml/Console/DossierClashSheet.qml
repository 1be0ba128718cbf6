// What two clerks have changed in one dossier, side by side; the clerk decides, and nothing is lost without being seen.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

DossierOver {
    id: root

    names: ["clash"]
    text: qsTr("What does not clash is kept from both.")
    title: qsTr("A colleague has changed this dossier too")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(960))

    buttons: [
        AppButton {
            iconName: "check"
            keyHint: "Alt+1"
            objectName: "clash-mine"
            text: qsTr("Mine counts")

            onClicked: root.dossiers.settle(true)
        },
        AppButton {
            iconName: "users"
            keyHint: "Alt+2"
            kind: AppButton.Kind.Secondary
            objectName: "clash-theirs"
            text: qsTr("Theirs counts")

            onClicked: root.dossiers.settle(false)
        }
    ]

    Shortcut {
        enabled: root.visible
        sequence: "Alt+1"

        onActivated: root.dossiers.settle(true)
    }

    Shortcut {
        enabled: root.visible
        sequence: "Alt+2"

        onActivated: root.dossiers.settle(false)
    }

    Repeater {
        model: root.dossiers.one.clashes

        Column {
            id: clash

            required property string mine
            required property string paper
            required property string part
            required property string theirs

            objectName: "clash-" + clash.part
            spacing: Theme.gap4
            width: parent.width

            AppText {
                color: Theme.inkSoft
                size: Theme.caption
                text: clash.paper !== "" ? clash.paper : words.part(clash.part)
                weight: Theme.semiBold
                width: parent.width
            }

            Row {
                spacing: Theme.gap16
                width: parent.width

                AppText {
                    objectName: "clashMine"
                    text: qsTr("Mine: %1").arg(words.side(clash.part, clash.mine))
                    width: (parent.width - Theme.gap16) / 2
                }

                AppText {
                    objectName: "clashTheirs"
                    text: qsTr("Theirs: %1").arg(words.side(clash.part, clash.theirs))
                    width: (parent.width - Theme.gap16) / 2
                }
            }
        }
    }

    DossierWords {
        id: words

        dossiers: root.dossiers
    }
}
