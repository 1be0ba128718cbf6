"""The workshop of the forecast and of calling policies: made-up branches, past days replayed, scores; nothing live."""
