"""Helpers for visible text shared by the steps. Pure."""
