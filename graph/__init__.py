"""The core of Linkage: what sources state, as a graph.

from graph import connect, ask
reader = connect()
ask(reader, "gaps/no_maker", country="LA").table()
"""

from graph.ask import ask
from graph.store import connect

__all__ = ["ask", "connect"]
