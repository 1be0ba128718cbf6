// One paper of the checklist: a touch says that the person has it with them, another takes that back.
import QtQuick
import QtQuick.Layouts

ChoiceRow {
    id: root

    required property int place
    required property string name
    required property string remark
    required property int originals
    required property int copies
    required property bool mandatory
    required property bool held
    required property bool replaced

    objectName: "paper-" + root.place
    Layout.fillHeight: true
    visible: !root.replaced
    mode: ChoiceRow.Mode.Several
    selected: root.held
    title: root.name
    titleLines: 8
    subtitle: [amount.text, root.remark].filter(Boolean).join("\n")
    subtitleLines: 8
    badge: root.mandatory ? "" : qsTr("Only if it applies to you")
    badgeIcon: "info"

    AmountWords {
        id: amount

        originals: root.originals
        copies: root.copies
    }
}
