// Says why there are no numbers for results now; whether one is ready can be seen all the same.
import QtQuick
import Kiosk.Model
import MotCua

Banner {
    id: root

    required property DossierView dossier

    visible: root.dossier.refusal !== ""
    tone: Banner.Tone.Caution
    iconName: "lock"
    text: qsTr("Numbers to collect a result: %1").arg(words.brief)

    RefusalWords {
        id: words

        code: root.dossier.refusal
        opening: when.text
    }

    OpeningWords {
        id: when

        days: root.dossier.opensInDays
        at: root.dossier.opensAt
        timed: root.dossier.opensTimed
    }
}
