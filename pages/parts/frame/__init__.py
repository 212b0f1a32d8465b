"""What surrounds every page: header, search box, sidebar, document, embedded view, style sheets."""
