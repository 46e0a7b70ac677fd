"""Explore: find a thing by any of its names, see what stands next to it, and open its neighbours in place."""

from views.explore import neighbourhood
from views.shared.frame import page

page(neighbourhood.show)
