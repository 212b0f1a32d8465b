"""Values to classes, colours, circles and points: a map as numbers, and the sentence that sums it up."""
