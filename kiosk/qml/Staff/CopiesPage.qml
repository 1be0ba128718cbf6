// The last numbers that this kiosk gave out today; one touch prints one of them again, marked as a copy.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StaffFrame {
    id: root

    heading: qsTr("Print a number once more")
    advice: root.staff.copyCount > 0 ? qsTr("The paper says that it is a copy. The number keeps its place.") : qsTr("This kiosk has given out no number today.")

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.gap8

        Repeater {
            model: root.staff.copies

            CopyLine {
                busy: root.staff.paper === StaffView.Work.UnderWay
                progress: root.staff.copy === visit ? root.staff.paper : StaffView.Work.Nothing
                trouble: root.staff.fault

                onWanted: root.staff.printCopy(visit)
            }
        }
    }
}
