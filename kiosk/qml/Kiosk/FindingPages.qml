// The pages of finding a procedure, from the search to the dossiers that are made ready.
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
        shown: root.view.page === KioskView.Page.Search
        warm: root.view.warm

        sourceComponent: SearchPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Procedure
        warm: root.view.warm

        sourceComponent: ProcedurePage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Papers
        warm: root.view.warm

        sourceComponent: PapersPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Missing
        warm: root.view.warm

        sourceComponent: MissingPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Listing || root.view.page === KioskView.Page.Listed
        warm: root.view.warm

        sourceComponent: ListedPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Dossiers
        warm: root.view.warm

        sourceComponent: DossiersPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Service
        warm: root.view.warm

        sourceComponent: ServicePage {
            focus: true
            view: root.view
        }
    }
}
