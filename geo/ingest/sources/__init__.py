"""One module per source, or per family of sources with the same layout."""
