"""Bilingual dictionaries, read from where they are installed; none is shipped.

`dictionaries.py` is the door, `dictionary.py` what it gives. `sources` finds what is installed,
`dictd` and `reading` read it, `phrases` takes the words out, `making` and `compact` keep them in a
file of our own, `compounds` splits what no dictionary has.
"""
