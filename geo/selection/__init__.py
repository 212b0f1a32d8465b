"""The state of a view: the selection, its query string, the words that a link may use, permalinks."""
