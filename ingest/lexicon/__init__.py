"""Words that tell of what kind a change is, language by language. Data, and how they are chosen.

Every list only names a change better: a word that is missing makes it `wording`, which weighs the
same. To teach another language, add a file of its words and name it in `choose`; nothing else.
"""
