"""Certificates: whose are believed, what one says, and a private authority's own; it opens no connection by itself."""
