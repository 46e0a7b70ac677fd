"""The guarded console."""


def show() -> None:
    """The page."""
