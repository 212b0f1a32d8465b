"""Downloads: data files of a view, and the printed sheet and slides of an area."""
