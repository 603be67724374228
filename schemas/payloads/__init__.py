"""JSON Schemas of what is sent to others."""
