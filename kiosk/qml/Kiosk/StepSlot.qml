// A place for the page of some steps: built before a touch may ask for it, and gone when nobody needs it any more.
import QtQuick
import Kiosk.Model

PageSlot {
    id: root

    required property KioskView view
    // Of KioskView.Page.
    required property list<int> steps

    shown: root.steps.includes(root.view.page)
    warm: root.view.built.some(step => root.steps.includes(step))
}
