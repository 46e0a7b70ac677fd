"""What a question gives: rows, picture, n of N, sources, edition."""
