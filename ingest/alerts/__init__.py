"""Which subscription wants an event, and what its alert says. Pure."""
