"""Cypher: a typed-in text that only reads, with limits; its result as table and, where it holds things, as picture."""

from views._parts import console
from views._parts.page import page

page(console.show)
