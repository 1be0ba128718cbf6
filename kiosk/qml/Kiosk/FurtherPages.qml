// Every page but the start screen, and the keyboard they share; read from its file once the first frame is out.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Model
import Typing

Headed {
    id: root

    required property KioskView view

    heading: [...root.children].map(child => child as PageSlot).find(slot => slot?.shown)?.heading ?? ""

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Priority]

        sourceComponent: PriorityPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Confirm]

        sourceComponent: ConfirmPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Issuing, KioskView.Page.CheckingIn]

        sourceComponent: IssuingPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Printing, KioskView.Page.Ticket, KioskView.Page.Paperless]

        sourceComponent: TicketPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Refused, KioskView.Page.Unreachable, KioskView.Page.Broken]

        sourceComponent: FaultPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Search, KioskView.Page.Procedure, KioskView.Page.Papers, KioskView.Page.Missing, KioskView.Page.Listing, KioskView.Page.Listed, KioskView.Page.Dossiers, KioskView.Page.Service]

        sourceComponent: FindingPages {
            focus: true
            view: root.view
            keyboard: keys
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Booking, KioskView.Page.BookingLookup, KioskView.Page.Bookings, KioskView.Page.NotCheckedIn, KioskView.Page.Receipt, KioskView.Page.ReceiptLookup, KioskView.Page.Status]

        sourceComponent: LookupPages {
            focus: true
            view: root.view
            keyboard: keys
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Notice, KioskView.Page.Card, KioskView.Page.Passport, KioskView.Page.TaxCode, KioskView.Page.Person, KioskView.Page.Review, KioskView.Page.Phone]

        sourceComponent: IntroductionPages {
            focus: true
            view: root.view
            keyboard: keys
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.MyTicket]

        sourceComponent: MyTicketPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Help]

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
