"""How statements read: dates, codes, sites, owners, distances, sources."""
