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

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Search]

        sourceComponent: SearchPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Procedure]

        sourceComponent: ProcedurePage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Papers]

        sourceComponent: PapersPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Missing]

        sourceComponent: MissingPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Listing, KioskView.Page.Listed]

        sourceComponent: ListedPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Dossiers]

        sourceComponent: DossiersPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Service]

        sourceComponent: ServicePage {
            focus: true
            view: root.view
        }
    }
}
