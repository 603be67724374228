"""How `ingest/citations/voices.py` tells whose words a paragraph is: layout, cues, the chain."""
