"""Sites side by side: what lies near, and which stages a site would add."""
