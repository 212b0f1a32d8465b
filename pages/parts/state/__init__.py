"""The state of a page: address bar, filters, animation of the years, zoom requests, and data shared by sessions."""
