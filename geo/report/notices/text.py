"""The read-me of a file as plain text: what stands beside a CSV file, which holds rows alone."""

from collections.abc import Iterable

from geo.language import Voice
from geo.report.files.about import About, Origin, origins
from geo.report.notices.licences import Terms, terms_of
from geo.tables.declaration import Catalogue, Table

MEDIA_TYPE = "text/plain; charset=utf-8"
Section = tuple[str, Iterable[str]]


def read_me(about: About) -> str:
    """Title, filters, perimeter, vintage, permalink, counts, notes, sources, licences and columns."""
    voice = Voice(about.language)
    _ = voice._
    facts = [
        (_("No row"), about.empty),
        (_("Filters"), ", ".join(about.filters)),
        (_("Perimeters"), about.perimeter),
        (_("Vintage of the data"), about.vintage),
        (_("Link to this view"), about.permalink),
        (_("Ignored in this link"), voice.list(about.ignored)),
    ]
    return _text(
        about.title,
        ("", [_line(label, said) for label, said in facts if said]),
        (_("Counts"), [_line(label, voice.number(value)) for label, value in about.counts]),
        (_("To know"), about.notes),
        (_("Sources"), _cited(about.origins)),
        (_("Licences"), _terms(about.licences)),
        (_("Columns"), [_line(item.name, item.label, item.unit, item.description) for item in about.columns]),
    )


def table_read_me(table: Table, catalogue: Catalogue, voice: Voice, root: str) -> str:
    """The same for one of the atlas's own tables: title, vintage, sources, licences and columns."""
    _ = voice._
    fields = [_line(item.name, item.unit, item.description.in_language(voice.language)) for item in table.fields]
    return _text(
        table.title.in_language(voice.language),
        ("", [_line(_("Vintage of the data"), catalogue.version)]),
        (_("Sources"), _cited(origins(table.source_ids, catalogue, voice, root))),
        (_("Licences"), _terms(terms_of(table.source_ids, catalogue, voice, root))),
        (_("Columns"), fields),
    )


def _cited(found: Iterable[Origin]) -> list[str]:
    return [_line(item.title, item.producer, item.vintage, item.licence, item.address) for item in found]


def _terms(found: Iterable[Terms]) -> list[str]:
    return [_line(item.title, item.notice, item.url) for item in found]


def _line(*parts: str) -> str:
    """The parts that are not empty, such as "label — unit — description", on one line."""
    return " — ".join(" ".join(part.split()) for part in parts if part)


def _text(title: str, *sections: Section) -> str:
    """Lines of ``title``, then of each section below its heading; sections without lines are left out."""
    lines = [title]
    for heading, said in sections:
        listed = [*said]
        if listed:
            lines += ["", *([heading] if heading else []), *(f"- {line}" for line in listed)]
    return "\n".join([*lines, ""])
