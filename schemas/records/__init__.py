"""Frozen values that travel between the steps; one module for each noun.

A value never holds a database row, a connection or a clock.
"""
