"""From statements to a store: one graph of one edition, and the store brought to it."""
