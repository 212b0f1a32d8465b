"""Where to act: criteria, challenges, the ranking and its robustness, what an area could still use."""
