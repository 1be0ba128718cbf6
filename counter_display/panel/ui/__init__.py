"""The counter panel as its window and its QML see it."""
