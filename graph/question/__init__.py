"""What a question is and what may be asked of it."""
