// What is wrong with a kiosk, and what whoever is nearest can do about it.
import QtQuick

QtObject {
    id: root

    function of(fault: string): string {
        return ({
                "clock_wrong": qsTr("the clock is wrong"),
                "cover_open": qsTr("the printer's cover is open"),
                "disk_fault": qsTr("the disk is broken"),
                "disk_full": qsTr("the disk is full"),
                "paper_jam": qsTr("the paper is jammed"),
                "paper_low": qsTr("the paper runs low"),
                "paper_out": qsTr("the paper is out"),
                "printer_fault": qsTr("the printer reports a fault"),
                "printer_unreachable": qsTr("the printer does not answer"),
                "scanner_unreachable": qsTr("the scanner does not answer"),
                "sound_fault": qsTr("there is no sound"),
                "unreachable": qsTr("no connection")
            })[fault] ?? fault;
    }

    function remedy(fault: string): string {
        return ({
                "clock_wrong": qsTr("It still gives out numbers. Tell the technician to set the clock."),
                "cover_open": qsTr("Press the cover down until it clicks."),
                "disk_fault": qsTr("Send citizens to another kiosk and call the technician."),
                "disk_full": qsTr("Call the technician: without a connection it could give out no numbers."),
                "paper_jam": qsTr("Open the cover, take out the jammed paper, pull the roll straight and close it."),
                "paper_low": qsTr("Have a new 80 mm paper roll at hand."),
                "paper_out": qsTr("Open the cover, put in an 80 mm paper roll and close it."),
                "printer_fault": qsTr("Switch the printer off, wait 10 seconds and switch it on. If it stays so, call the technician."),
                "printer_unreachable": qsTr("See whether the printer is switched on and its cable is plugged in."),
                "scanner_unreachable": qsTr("Plug the scanner's cable in again. Numbers are given out as usual."),
                "sound_fault": qsTr("It works on the screen. Tell the technician, and offer help to who cannot see well."),
                "unreachable": qsTr("See whether it is switched on and has its network. Until then it gives out emergency numbers.")
            })[fault] ?? "";
    }

    function sign(fault: string): string {
        return ({
                "clock_wrong": "clock",
                "cover_open": "printer-x",
                "paper_jam": "printer-x",
                "paper_low": "printer",
                "paper_out": "printer-empty",
                "printer_fault": "printer-x",
                "printer_unreachable": "printer-x",
                "scanner_unreachable": "scan-line",
                "sound_fault": "volume-x",
                "unreachable": "cloud-off"
            })[fault] ?? "triangle-alert";
    }
}
