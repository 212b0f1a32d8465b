"""The pieces of the pages on sources, method and accessibility."""
