"""An area as a printed sheet and as slides."""
