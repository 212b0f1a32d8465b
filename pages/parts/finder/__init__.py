"""The pieces of the page that ranks territories."""
