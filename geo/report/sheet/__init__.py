"""An area on paper and as slides."""
