"""Cypher: a typed-in text that only reads, with limits; its result as table and, where it holds things, as picture."""

from views.cypher import console
from views.shared.frame import page

page(console.show)
