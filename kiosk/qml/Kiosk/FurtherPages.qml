// Every page but the start screen, and the keyboard they share; read from its file once the first frame is out.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import Typing

Headed {
    id: root

    required property KioskView view

    heading: [...root.children].map(child => child as PageSlot).find(slot => slot?.shown)?.heading ?? ""

    PageSlot {
        shown: root.view.page === KioskView.Page.Priority
        warm: root.view.warm

        sourceComponent: PriorityPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Confirm
        warm: root.view.warm

        sourceComponent: ConfirmPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Issuing || root.view.page === KioskView.Page.CheckingIn
        warm: root.view.warm

        sourceComponent: IssuingPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Printing || root.view.page === KioskView.Page.Ticket || root.view.page === KioskView.Page.Paperless
        warm: root.view.warm

        sourceComponent: TicketPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Refused || root.view.page === KioskView.Page.Unreachable || root.view.page === KioskView.Page.Broken
        warm: root.view.warm

        sourceComponent: FaultPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: [KioskView.Page.Search, KioskView.Page.Procedure, KioskView.Page.Papers, KioskView.Page.Missing, KioskView.Page.Listing, KioskView.Page.Listed, KioskView.Page.Dossiers, KioskView.Page.Service].includes(root.view.page)
        warm: root.view.warm

        sourceComponent: FindingPages {
            focus: true
            view: root.view
            keyboard: keys
        }
    }

    PageSlot {
        shown: [KioskView.Page.Booking, KioskView.Page.BookingLookup, KioskView.Page.Bookings, KioskView.Page.NotCheckedIn, KioskView.Page.Receipt, KioskView.Page.ReceiptLookup, KioskView.Page.Status].includes(root.view.page)
        warm: root.view.warm

        sourceComponent: LookupPages {
            focus: true
            view: root.view
            keyboard: keys
        }
    }

    PageSlot {
        shown: [KioskView.Page.Notice, KioskView.Page.Card, KioskView.Page.Passport, KioskView.Page.TaxCode, KioskView.Page.Person, KioskView.Page.Review, KioskView.Page.Phone].includes(root.view.page)
        warm: root.view.warm

        sourceComponent: IntroductionPages {
            focus: true
            view: root.view
            keyboard: keys
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

    // For the entry fields of all pages, over the page's lower part.
    KeyboardPanel {
        id: keys

        warm: root.view.warm
    }

    // What one person typed is nothing to the next.
    Connections {
        function onPageChanged() {
            keys.forget();
        }

        target: root.view
    }
}
