"""Legs of corridors, gates, and what hangs on them."""
