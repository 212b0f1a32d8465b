"""The atlas's errors. Each quotes the input that caused it and says what to do next.

AtlasError
├── TableError         a table of ``data/`` is missing or damaged
├── RequestError       a request can't be fulfilled
│   ├── AbsentError      it names something that does not exist
│   └── ExcessiveError   its result is more than the format can hold
├── SettingError       settings of the service can't be used (all violations at once)
└── SourceError        the sources of a build break their contract (all violations at once)
"""

from collections.abc import Sequence
from pathlib import Path

REBUILD = "make data SOURCES=../shared/sources"


class AtlasError(Exception):
    """Base class of every error that the atlas raises deliberately."""

    @property
    def told(self) -> str:
        """The message for a reader, without any detail of the server."""
        return str(self)


class TableError(AtlasError):
    """A table is missing or can't be read; ``table`` and ``path`` identify it, ``command`` rebuilds it."""

    def __init__(self, table: str, path: Path, reason: str) -> None:
        # System messages include the file's folder, which readers should not see.
        self.table, self.path, self.reason, self.command = table, path, reason.replace(str(path), path.name), REBUILD
        super().__init__(f"table {table!r} ({path}): {self.reason}. {self.cure}")

    @property
    def cure(self) -> str:
        """How to fix it."""
        return f"Restore it with git, or rebuild it: {self.command}"

    @property
    def told(self) -> str:
        """Table, reason and fix, without the path."""
        return f"Table {self.table!r}: {self.reason}. {self.cure}"


class RequestError(AtlasError):
    """A request can't be fulfilled; the message names what it asks for and what can be requested instead."""


class AbsentError(RequestError):
    """The request names something that does not exist."""


class ExcessiveError(RequestError):
    """The result of the request is more than its format can hold."""


class SettingError(AtlasError):
    """Everything wrong with the environment variables, one line per violation (name, value, what is valid)."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        listing = "\n".join(f"  - {violation}" for violation in self.violations)
        super().__init__(f"{len(self.violations)} violation(s) in the settings; the service did not start:\n{listing}")


class SourceError(AtlasError):
    """Everything wrong with the sources, one line per violation (file, line, value)."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        listing = "\n".join(f"  - {violation}" for violation in self.violations)
        super().__init__(f"{len(self.violations)} violation(s) in the sources; no table was changed:\n{listing}")
