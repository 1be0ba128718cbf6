// Why a paper did not come out, in the staff's words.
import QtQuick

QtObject {
    id: root

    function of(fault: string): string {
        return ({
                "unreachable": qsTr("the printer does not answer"),
                "cover_open": qsTr("the printer's cover is open"),
                "paper_out": qsTr("the paper is out"),
                "cutter": qsTr("the paper is jammed"),
                "error": qsTr("the printer reports a fault"),
                "offline": qsTr("the printer is off line"),
                "not_known": qsTr("this kiosk does not know the number any more")
            })[fault] ?? fault;
    }
}
