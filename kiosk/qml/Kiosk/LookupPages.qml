// The pages of those who booked a time, and of those who ask about a dossier or come for its result.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import Typing

Headed {
    id: root

    required property KioskView view
    required property KeyboardPanel keyboard

    heading: [...root.children].map(child => child as PageSlot).find(slot => slot?.shown)?.heading ?? ""

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Booking, KioskView.Page.BookingLookup]

        sourceComponent: BookingPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Bookings]

        sourceComponent: BookingsPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.NotCheckedIn]

        sourceComponent: NotCheckedInPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Receipt, KioskView.Page.ReceiptLookup]

        sourceComponent: ReceiptPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Status]

        sourceComponent: StatusPage {
            focus: true
            view: root.view
        }
    }
}
