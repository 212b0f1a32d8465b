"""Whether a client already has what it asks for."""


def matches(asked: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names ``tag``; a proxy that compresses makes it weak."""
    known = {item.strip().removeprefix("W/") for item in asked.split(",")}
    return tag.removeprefix("W/") in known or "*" in known
