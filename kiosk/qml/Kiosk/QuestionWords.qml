// What seems odd about a paper, as a question to its holder who may know better; nothing is refused for it.
import QtQuick

QtObject {
    id: root

    readonly property list<string> known: ["year", "sex", "birth", "issue_day", "accents", "misread", "expired", "tax_code", "province"]
    readonly property list<string> sentences: [qsTr("The number and the year of birth do not agree. Would you look again?"), qsTr("The number and the sex on the card do not agree. Is it your card?"), qsTr("The date of birth could not be read. Would you look again?"), qsTr("The day on which the card was issued seems odd. Is it your card?"), qsTr("The accents of the letters are missing. The clerk will put them right."), qsTr("A sign may have been misread or mistyped. Would you compare the number and the year?"), qsTr("This passport has expired. You get your number all the same; please ask the clerk about it."), qsTr("A digit of this tax code may be wrong. Would you compare it once more?"), qsTr("The first three digits are unusual. Would you look at the number again?")]

    function sentence(question: string): string {
        return root.sentences[root.known.indexOf(question)];
    }
}
