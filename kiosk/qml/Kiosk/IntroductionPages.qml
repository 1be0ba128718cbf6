// The pages of saying who one is, from the notice to the telephone number.
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
        steps: [KioskView.Page.Notice]

        sourceComponent: NoticePage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Card]

        sourceComponent: CardPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Passport]

        sourceComponent: PassportPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.TaxCode]

        sourceComponent: TaxCodePage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Person]

        sourceComponent: PersonPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Review]

        sourceComponent: ReviewPage {
            focus: true
            view: root.view
        }
    }

    StepSlot {
        view: root.view
        steps: [KioskView.Page.Phone]

        sourceComponent: PhonePage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }
}
