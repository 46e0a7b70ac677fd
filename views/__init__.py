"""The pages, one folder each; `shared` holds what they have in common."""
