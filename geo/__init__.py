"""The core of the atlas: pure, typed, without any user interface."""
