"""Published trade and input-output tables: shares, advantage, complexity, linkages."""
