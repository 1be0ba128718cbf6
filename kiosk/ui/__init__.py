"""The kiosk's screen: Qt objects that QML reads, each showing facts and telling touches; no rule is kept here."""

# QML knows a type of Python only once its module is imported, and the head names this one.
import kiosk.ui.accessibility_view  # noqa: F401
