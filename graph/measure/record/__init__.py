"""What is stated of one thing, and how good the statements are."""
