"""How two things are joined, over which links, and what is missing where they are not."""
