"""What the pages share: canvas, filters, table, sources, downloads, notices."""
