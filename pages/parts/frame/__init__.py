"""What stands around every page: header, search box, sidebar, document, embed, style sheets."""
