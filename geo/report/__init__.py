"""What is printed or shown of an area outside the atlas: the sheet on paper and the slides."""
