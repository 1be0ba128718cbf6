// The words of the kiosk's parts: what they are called, how they are, and what to do.
import QtQuick

QtObject {
    id: root

    function name(part: string): string {
        return ({
                "printer": qsTr("Printer"),
                "paper": qsTr("Paper"),
                "scanner": qsTr("Scanner"),
                "line": qsTr("Line to the branch"),
                "node": qsTr("Branch node"),
                "clock": qsTr("Clock"),
                "disk": qsTr("Disk"),
                "sound": qsTr("Sound")
            })[part] ?? part;
    }

    function sign(part: string): string {
        return ({
                "printer": "printer",
                "paper": "receipt-text",
                "scanner": "scan-line",
                "line": "wifi",
                "node": "landmark",
                "clock": "clock",
                "disk": "inbox",
                "sound": "volume-2"
            })[part] ?? "info";
    }

    function state(code: string): string {
        return ({
                "printer_well": qsTr("Ready"),
                "printer_silent": qsTr("Tells nothing"),
                "printer_unreachable": qsTr("Does not answer"),
                "printer_cover_open": qsTr("Cover open"),
                "printer_cutter": qsTr("Paper jammed"),
                "printer_error": qsTr("Fault"),
                "printer_offline": qsTr("Off line"),
                "paper_well": qsTr("Enough"),
                "paper_low": qsTr("Runs low"),
                "paper_out": qsTr("Out of paper"),
                "paper_unknown": qsTr("Not known"),
                "scanner_well": qsTr("Ready"),
                "scanner_unreachable": qsTr("Does not answer"),
                "scanner_absent": qsTr("None here"),
                "line_well": qsTr("Connected"),
                "line_connecting": qsTr("Connecting"),
                "line_cut": qsTr("Cut"),
                "node_well": qsTr("Answers"),
                "node_shut_out": qsTr("Refuses this kiosk"),
                "node_other_name": qsTr("Knows it by another name"),
                "node_other_machine": qsTr("Another machine has its name"),
                "node_unknown": qsTr("Never reached"),
                "node_unheard": qsTr("Not heard now"),
                "clock_well": qsTr("Right"),
                "clock_wrong": qsTr("Wrong"),
                "disk_well": qsTr("Well"),
                "disk_low": qsTr("Little room"),
                "disk_full": qsTr("Full"),
                "disk_fault": qsTr("Fault"),
                "sound_well": qsTr("Well"),
                "sound_fault": qsTr("Not heard"),
                "sound_off": qsTr("None here")
            })[code] ?? code;
    }

    function remedy(code: string): string {
        return ({
                "printer_silent": qsTr("This printer cannot say how it is. Print a trial slip to be sure."),
                "printer_unreachable": qsTr("See whether the printer is switched on and its cable is plugged in."),
                "printer_cover_open": qsTr("Press the printer's cover down until it clicks."),
                "printer_cutter": qsTr("Open the cover, take out the jammed paper, pull the roll straight and close it."),
                "printer_error": qsTr("Switch the printer off, wait 10 seconds and switch it on. If it stays so, call the technician."),
                "printer_offline": qsTr("Press the printer's FEED button once. If it stays so, switch it off and on."),
                "paper_low": qsTr("Have a new 80 mm roll at hand."),
                "paper_out": qsTr("Open the cover, put in an 80 mm roll, pull out a hand's width and close it."),
                "scanner_unreachable": qsTr("Plug the scanner's cable in again. Numbers are given out as usual."),
                "line_cut": qsTr("Look at the network cable and the switch. Until then the kiosk gives out numbers of its own."),
                "node_shut_out": qsTr("Call the technician: the kiosk's credential has to be made anew."),
                "node_other_name": qsTr("Call the technician: \"device\" in the settings has to be the name of the kiosk's credential."),
                "node_other_machine": qsTr("Call the technician: each kiosk needs a credential of its own. If the other machine is gone, the credential has to be released."),
                "node_unknown": qsTr("This kiosk has never reached its branch and can give out no numbers. Call the technician."),
                "node_unheard": qsTr("The kiosk goes by what it heard last. Numbers join the queue once the line is back."),
                "clock_wrong": qsTr("Numbers go by the branch's time. Tell the technician to set the machine's clock."),
                "disk_low": qsTr("Tell the technician before it is full."),
                "disk_full": qsTr("Send citizens to another kiosk and call the technician."),
                "disk_fault": qsTr("Send citizens to another kiosk and call the technician."),
                "sound_fault": qsTr("Try it under Volume. If nothing is heard, tell the technician.")
            })[code] ?? "";
    }
}
