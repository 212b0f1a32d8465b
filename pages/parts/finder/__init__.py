"""Parts of the page that ranks territories."""
