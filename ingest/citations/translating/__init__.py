"""Which passage of a statement in another language a passage of a post translates. Pure, bounded.

`statement.py` (what is compared with), `likeness.py` (which words may be translations of each
other), `comparing.py` (sentences), `following.py` (which paragraph each sentence of the post
follows), `deciding.py` (what is called a translation). The method is TEXT.md's, "Translated
passages".
"""
