"""The atlas's errors. Each echoes the input that caused it and says what to do next.

AtlasError
├── TableError         a table of ``data/`` is missing or damaged
├── RequestError       what a request asks for can't be given
│   ├── AbsentError      nothing is called so
│   └── ExcessiveError   it is more than its format holds
├── SettingError       settings of the service can't be used (all violations at once)
└── SourceError        the sources of a build break their contract (all violations at once)
"""

from collections.abc import Sequence
from pathlib import Path

REBUILD = "make data SOURCES=../shared/sources"


class AtlasError(Exception):
    """Base of every error that the atlas raises on purpose."""

    @property
    def told(self) -> str:
        """What a reader may know of it: nothing of the machine."""
        return str(self)


class TableError(AtlasError):
    """A table is missing or can't be read; ``table``, ``path`` and ``command`` name it and its cure."""

    def __init__(self, table: str, path: Path, reason: str) -> None:
        # What the system says of a file names its folder, which is nobody's concern.
        self.table, self.path, self.reason, self.command = table, path, reason.replace(str(path), path.name), REBUILD
        super().__init__(f"table {table!r} ({path}): {self.reason}. {self.cure}")

    @property
    def cure(self) -> str:
        """What to do about it."""
        return f"Restore it with git, or rebuild it: {self.command}"

    @property
    def told(self) -> str:
        """Table, reason and cure, without its path."""
        return f"Table {self.table!r}: {self.reason}. {self.cure}"


class RequestError(AtlasError):
    """What a request asks for can't be given; the message names it and what can be asked for instead."""


class AbsentError(RequestError):
    """Nothing is called what the request names."""


class ExcessiveError(RequestError):
    """What the request asks for is more than its format holds."""


class SettingError(AtlasError):
    """Everything that is wrong with environment variables, one line for each violation (name, value, what fits)."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        listing = "\n".join(f"  - {violation}" for violation in self.violations)
        super().__init__(f"{len(self.violations)} violation(s) in the settings; the service did not start:\n{listing}")


class SourceError(AtlasError):
    """Everything that is wrong with the sources, one line for each violation (file, line, value)."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        listing = "\n".join(f"  - {violation}" for violation in self.violations)
        super().__init__(f"{len(self.violations)} violation(s) in the sources; no table was changed:\n{listing}")
