"""Which typed-in Cypher may run, and why not."""
