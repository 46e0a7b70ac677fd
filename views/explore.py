"""Explore: find a thing by any of its names, see what stands next to it, and open its neighbours in place."""

from views._parts import around
from views._parts.page import page

page(around.show)
