"""What a country needs, who meets it, and who does not."""
