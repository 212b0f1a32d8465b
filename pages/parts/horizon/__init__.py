"""Parts of the Horizon 2030 page."""
