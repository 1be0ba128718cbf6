"""The centre's tables: one small interface for them, on SQLite and on PostgreSQL."""
