"""What is said of communes and departments beside their borders: types, employment areas, labels, brownfields."""
