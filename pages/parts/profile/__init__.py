"""The pieces of an area's profile."""
