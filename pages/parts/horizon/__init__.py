"""The pieces of the page on 2030."""
