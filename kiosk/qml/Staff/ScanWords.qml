// Of what kind a code was that was presented to try the scanner; nothing of what it held.
import QtQuick

QtObject {
    id: root

    function of(kind: string): string {
        return ({
                "identity_card": qsTr("an identity card"),
                "passport": qsTr("a passport"),
                "ticket": qsTr("a ticket of this house"),
                "preregistration": qsTr("a preparation slip of this house"),
                "dossier": qsTr("a dossier's receipt"),
                "code": qsTr("a short code"),
                "spoilt": qsTr("a card or passport, spoilt on its way: the scanner has to be set up anew"),
                "unusable": qsTr("a code of no use here")
            })[kind] ?? kind;
    }
}
