"""The pieces of the list of projects."""
