// The sheets that come over whatever page is shown; read from their file once the first frame is out.
import QtQuick
import Kiosk.Model

Item {
    id: root

    required property KioskView view
    required property AccessibilityView aids
    // Where the aids are asked for.
    required property KioskHead head

    AccessibilitySheet {
        id: sheet

        parent: root
        aids: root.aids
    }

    StillThereSheet {
        parent: root
        view: root.view
    }

    Connections {
        function onAidsAsked(byKeyboard: bool) {
            sheet.byKeyboard = byKeyboard;
            sheet.open();
        }

        target: root.head
    }

    // It belongs to the person who opened it.
    Connections {
        function onPageChanged() {
            sheet.close();
        }

        target: root.view
    }

    Connections {
        function onPageChanged() {
            sheet.close();
        }

        target: root.view.staff as StaffView
    }
}
