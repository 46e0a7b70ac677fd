"""Pure methods on graphs and matrices: no word of trade, no rows, no store."""
