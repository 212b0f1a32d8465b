"""What is around an area's projects: its plants and their emissions, brownfields, labels and European envelopes."""
