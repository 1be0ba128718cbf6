"""What every screen shares: QML components and theme, fonts, icons, voice packs, translations and starter data."""
