"""Areas as shapes: boundaries, extents, perimeters, overseas insets, projections, geometry for the browser."""
