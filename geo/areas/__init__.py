"""Areas as shapes: boundaries, extents, perimeters, overseas insets, projections, the geometry that a browser draws."""
