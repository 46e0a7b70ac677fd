"""The pages, one file each; `_parts` holds what they share."""
