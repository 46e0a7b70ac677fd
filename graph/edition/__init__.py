"""Asking beyond the open store: past editions, scenarios, and what differs between two answers."""
