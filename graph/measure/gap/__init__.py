"""A gap as an object: verdicts, evidence, value at stake, and who could close it."""
