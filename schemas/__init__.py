"""What the data is: values, tables, migrations and published payload formats.

The lowest layer: it imports nothing of the project and does no I/O.
"""
