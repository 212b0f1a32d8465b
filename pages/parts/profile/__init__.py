"""Parts of an area's profile."""
