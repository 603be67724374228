"""How bytes become revisions, edits, citations and alerts: no Celery, no globals.

The steps `fetch`, `parse`, `revisions`, `citations`, `alerts`, `senders` and `store` never import
each other; only `pipeline` joins them.
"""
