"""What leaves the atlas to be read without it: files of a view, the sheet on paper and the slides of an area."""
