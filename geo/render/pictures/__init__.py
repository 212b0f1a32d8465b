"""Static pictures of a view, an area and a slide: matplotlib and SVG."""
