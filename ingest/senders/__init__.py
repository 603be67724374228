"""Channels: each hands one message over and tells what the other side answered."""
