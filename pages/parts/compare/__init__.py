"""The pieces of the comparison."""
