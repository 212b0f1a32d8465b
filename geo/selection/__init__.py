"""The state of a view: the selection, its query string, what a link may say, links that can be cited."""
