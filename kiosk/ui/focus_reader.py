"""Finds in the window what is to be said: the page that has come and the control that has the keyboard.

It reads what assistive technology reads, so that those who hear the kiosk and those with a screen reader hear alike.
It makes no sentence and no sound.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.guidance.guidance import Control, PageFacts
from kiosk.guidance.words import Role

Text, Kind = QAccessible.Text, QAccessible.Role

CONTROLS = {
    Kind.Button: Role.BUTTON,
    Kind.ListItem: Role.BUTTON,
    Kind.Link: Role.BUTTON,
    Kind.RadioButton: Role.CHOICE,
    Kind.PageTab: Role.CHOICE,
    Kind.CheckBox: Role.TICK,
    Kind.EditableText: Role.FIELD,
}
TEXTS = {Kind.StaticText, Kind.AlertMessage, Kind.Heading, Kind.Notification}
PLACES = {Kind.Pane, Kind.Dialog}

Show = Callable[[PageFacts, Control | None], None]


class FocusReader(QObject):
    """Tells `show` the page and the focused control whenever one of them is another than before; nothing while off."""

    def __init__(self, window: QQuickWindow, show: Show) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self._is_on = False
        self._last: tuple[PageFacts, Control | None] | None = None
        # A page that comes moves the focus, too: what belongs together is read together.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._read)
        window.activeFocusItemChanged.connect(self.look)

    def turn(self, *, is_on: bool) -> None:
        """Follow the window from now on, or no longer."""
        if is_on != self._is_on:
            self._is_on = is_on
            self._last = None
            self.look()

    @Slot()
    def look(self) -> None:
        """Something may have changed: look once the event is over."""
        if self._is_on:
            self._later.start()

    def facts(self) -> tuple[PageFacts, Control | None]:
        """Return the page on the screen and the control that has the keyboard."""
        focused = self._window.activeFocusItem()
        place = self._place_of(focused)
        if place is None:
            return PageFacts(), None
        return page_facts(place), control_facts(focused, place)

    def _read(self) -> None:
        facts = self.facts()
        if self._is_on and facts != self._last:
            self._last = facts
            self._show(*facts)

    def _place_of(self, focused: QQuickItem | None) -> QQuickItem | None:
        """The page or the sheet that the focused item is in; without such a one, the page that is on the screen."""
        item = focused
        while item is not None:
            if role_of(item) in PLACES:
                return item
            item = item.parentItem()
        return next((shown for shown in shown_items(self._window.contentItem()) if role_of(shown) in PLACES), None)


def page_facts(place: QQuickItem) -> PageFacts:
    """Return what a page says by itself; of one that shows who somebody is, `is_personal`."""
    told = described(place)
    title, lead = (_text(told, kind) for kind in (Text.Name, Text.Description))
    texts = tuple(_said(item) for item in shown_items(place, into_controls=False) if role_of(item) in TEXTS)
    return PageFacts(
        title=title,
        lead=lead,
        texts=tuple(text for text in texts if text and text not in {title, lead}),
        is_personal=bool(place.property("personal")),
    )


def control_facts(item: QQuickItem | None, place: QQuickItem) -> Control | None:
    """Return what is to be known of a control; None for what is none."""
    role = None if item is None else CONTROLS.get(role_of(item))
    if item is None or role is None:
        return None
    told, controls = described(item), [other for other in shown_items(place) if is_control(other)]
    state = told.state()
    return Control(
        name=_text(told, Text.Name),
        role=role,
        description=_text(told, Text.Description),
        value=(_text(told, Text.Value) or str(item.property("text") or "")) if role is Role.FIELD else None,
        is_on=bool(state.checked) if role in {Role.CHOICE, Role.TICK} else None,
        is_available=item.isEnabled(),
        is_personal=bool(item.property("personal")),
        place=controls.index(item) + 1 if item in controls else 0,
        of=len(controls),
    )


def shown_items(root: QQuickItem, *, into_controls: bool = True) -> Iterator[QQuickItem]:
    """Everything on the screen below an item, in the order in which it was written."""
    for child in root.childItems():
        if not child.isVisible():
            continue
        yield child
        if into_controls or role_of(child) not in CONTROLS:
            yield from shown_items(child, into_controls=into_controls)


def is_control(item: QQuickItem) -> bool:
    """Whether the keyboard can come to it and press it."""
    return role_of(item) in CONTROLS and item.isEnabled() and item.activeFocusOnTab()


def described(item: QQuickItem) -> QAccessibleInterface:
    """Return what assistive technology knows of an item."""
    interface = _interface(item)
    if interface is None:
        raise TypeError(f"{item.objectName() or item} is invisible to assistive technology")
    return interface


def role_of(item: QQuickItem) -> QAccessible.Role:
    """Return what an item is to assistive technology; NoRole for what is invisible to it."""
    interface = _interface(item)
    return Kind.NoRole if interface is None else interface.role()


def _interface(item: QQuickItem) -> QAccessibleInterface | None:
    # Qt's stub leaves out that most items have none.
    return QAccessible.queryAccessibleInterface(item)


def _text(told: QAccessibleInterface, kind: QAccessible.Text) -> str:
    return told.text(kind).strip()


def _said(item: QQuickItem) -> str:
    told = described(item)
    return ". ".join(filter(None, (_text(told, Text.Name), _text(told, Text.Description))))
