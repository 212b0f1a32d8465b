"""Parts of the sources and accessibility pages."""
