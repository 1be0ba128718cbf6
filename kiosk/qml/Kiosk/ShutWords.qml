// What a person reads at a kiosk that is shut by hand.
import QtQuick

QtObject {
    id: root

    // A `ClosingWords`' name, and the office's own words if these are meant.
    required property string kind
    property string own: ""
    readonly property string heading: qsTr("This kiosk is closed for now")
    readonly property string text: root.own !== "" ? root.own : root.kind === "next_kiosk" ? qsTr("Please use the kiosk next to this one.") : root.kind === "soon" ? qsTr("Please come back in a few minutes.") : qsTr("Please go to the information desk. You get your number there.")
}
