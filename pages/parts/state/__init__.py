"""The state of a page: the address bar, the filters, the years that play, requests to zoom, what sessions share."""
