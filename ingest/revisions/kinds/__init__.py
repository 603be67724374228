"""Of what kind a change is, and how much it matters. Pure."""
