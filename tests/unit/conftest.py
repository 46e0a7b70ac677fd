"""What tests of single rooms share: the shipped tables as batches and as one graph, without any engine."""

import pytest

import loaders
from graph import merge
from graph.records import Batch, Link, Node


@pytest.fixture(scope="session")
def shipped_batches() -> dict[str, Batch]:
    return {batch.dataset: batch for batch in loaders.read()}


@pytest.fixture(scope="session")
def shipped_graph(shipped_batches: dict[str, Batch]) -> merge.Graph:
    return merge.graph((name, one) for name, batch in shipped_batches.items() for one in batch.records)


@pytest.fixture(scope="session")
def shipped_nodes(shipped_graph: merge.Graph) -> dict[str, Node]:
    return {node.id: node for node in shipped_graph.nodes}


@pytest.fixture(scope="session")
def shipped_links(shipped_graph: merge.Graph) -> dict[str, Link]:
    return {link.fact_id: link for link in shipped_graph.links}
