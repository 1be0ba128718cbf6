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

    PageSlot {
        shown: root.view.page === KioskView.Page.Booking || root.view.page === KioskView.Page.BookingLookup
        warm: root.view.warm

        sourceComponent: BookingPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Bookings
        warm: root.view.warm

        sourceComponent: BookingsPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.NotCheckedIn
        warm: root.view.warm

        sourceComponent: NotCheckedInPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Receipt || root.view.page === KioskView.Page.ReceiptLookup
        warm: root.view.warm

        sourceComponent: ReceiptPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Status
        warm: root.view.warm

        sourceComponent: StatusPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.MyTicket
        warm: root.view.warm

        sourceComponent: MyTicketPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Help
        warm: root.view.warm

        sourceComponent: HelpPage {
            focus: true
            view: root.view
        }
    }
}
