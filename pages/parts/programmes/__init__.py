"""The pieces of the page of programmes."""
