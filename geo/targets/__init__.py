"""The targets for 2030: their aims, figures that contradict each other, and their labels."""
