"""Along recipes and ownership: what is made of what, and by whom."""
