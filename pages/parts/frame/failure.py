"""A table that is missing or damaged stops the pages that need it, with its name and its cure; the others go on."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geo.errors import TableError
from geo.language import Voice


@contextmanager
def explained(voice: Voice) -> Iterator[None]:
    """Show a `TableError` of the block as a message instead of letting it end the page's frame."""
    try:
        yield
    except TableError as error:
        st.error(
            voice._("The table **{table}** can't be read ({path}): {reason}.").format(
                table=error.table, path=error.path.name, reason=error.reason
            )
        )
        st.markdown(voice._("Restore it from the repository, or rebuild the tables with this command:"))
        st.code(error.command, language="bash")
