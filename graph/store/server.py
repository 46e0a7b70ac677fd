"""A local Neo4j."""


def credentials(address: str) -> tuple[str, str] | None:
    """User and password."""
    return None
