"""The pieces of a presentation."""
