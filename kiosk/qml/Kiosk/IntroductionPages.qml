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

    PageSlot {
        shown: root.view.page === KioskView.Page.Notice
        warm: root.view.warm

        sourceComponent: NoticePage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Card
        warm: root.view.warm

        sourceComponent: CardPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Passport
        warm: root.view.warm

        sourceComponent: PassportPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.TaxCode
        warm: root.view.warm

        sourceComponent: TaxCodePage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Person
        warm: root.view.warm

        sourceComponent: PersonPage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Review
        warm: root.view.warm

        sourceComponent: ReviewPage {
            focus: true
            view: root.view
        }
    }

    PageSlot {
        shown: root.view.page === KioskView.Page.Phone
        warm: root.view.warm

        sourceComponent: PhonePage {
            focus: true
            view: root.view
            keyboard: root.keyboard
        }
    }
}
