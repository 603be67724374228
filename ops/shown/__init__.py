"""How rows become lines for people and for programs; plain when piped, colour on terminals only."""
