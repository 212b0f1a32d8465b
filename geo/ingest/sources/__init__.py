"""One module a source, or a family of sources with one layout."""
