"""What keys make of a field's text: composing, the field's rules, how it is shown; it draws and keeps nothing."""
