"""A missing or damaged table stops only the pages that need it; they name it and tell how to restore it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geo.errors import TableError
from geo.language import Voice


@contextmanager
def explained(voice: Voice) -> Iterator[None]:
    """Show a `TableError` raised in the block as a message, so that the rest of the page is still drawn."""
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
