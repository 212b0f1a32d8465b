"""What a map can show: each measure with its formula and floor, its value per area, and why an area has none."""
