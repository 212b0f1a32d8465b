"""The atlas's tables on the sources page: contents, files, fields, and the build report."""

from collections.abc import Mapping

from markupsafe import Markup

from geo.labels import BUILD_REASONS, LEVELS, PERIMETERS, PRECISIONS
from geo.language import N_, Voice
from geo.model import Level, Perimeter
from geo.service.routes.tables import table_url
from geo.tables.build_account import BuildReport
from geo.tables.declaration import Catalogue, Field, Source, Table
from pages.parts.state import atlas
from pages.parts.widgets import markup

_TERRITORIES = {f"ti_{perimeter.value}": PERIMETERS[perimeter] for perimeter in Perimeter}
_LEVELS: Mapping[str, str] = {level.value: LEVELS[level] for level in Level} | _TERRITORIES
_TYPES = {
    "string": N_("text"),
    "number": N_("decimal number"),
    "integer": N_("whole number"),
    "boolean": N_("yes or no"),
    "any": N_("geometry"),
}
_UNITS = {
    "communes": N_("communes"),
    "degree": N_("degree"),
    "inhabitants": N_("inhabitants"),
    "line": N_("line"),
    "see description": N_("see description"),
    "see unit": N_("see unit"),
    "year": N_("year"),
    "km2": N_("km²"),
    "t CO2e": N_("t CO2e"),
}
"""Labels of field units, by their name in the data package; units not listed are symbols, shown as they are."""


def report() -> BuildReport:
    """`geo.tables.build_account.BuildReport.load`, cached."""
    store = atlas.store()
    return store.remember("report", lambda: BuildReport.load(store.data))


def show_sources(catalogue: Catalogue, voice: Voice) -> None:
    """One row per source: producer, vintage, licence, caveat, the tables made from it, and its address."""
    _ = voice._
    headers = [_("Source"), _("Producer"), _("Vintage"), _("Licence"), _("Notes"), _("Used in"), _("Address")]
    rows = [_source(item, catalogue, voice) for item in catalogue.sources.values()]
    markup.write(markup.table("", headers, rows, kind=markup.STACKED))


def show_licences(catalogue: Catalogue, voice: Voice) -> None:
    """One row per licence: what it asks, the sources under it, and the address of its text."""
    _ = voice._
    rows = []
    for licence in catalogue.licences.values():
        under = [item for item in catalogue.sources.values() if licence in item.licences]
        if under:
            titles = "; ".join(item.title.in_language(voice.language) for item in under)
            web = licence.url.startswith("https://")
            said = (licence.title.in_language(voice.language), licence.notice.in_language(voice.language))
            rows.append((*said, titles, markup.Link(licence.url, licence.url) if web else "—"))
    headers = [_("Licence"), _("What it asks"), _("Sources"), _("Address")]
    note = _(
        "Private jobs are Urssaf's, under the ODbL: so is every figure of an area made from them, such as aid per job, "
        "jobs and their growth. Who publishes these figures as a database does so under the ODbL. Every file that the "
        "atlas gives names its sources and their licences; a CSV file has them in its read-me."
    )
    markup.write(markup.table("", headers, rows, kind=markup.STACKED), markup.paragraph(note))


def show_tables(catalogue: Catalogue, voice: Voice) -> None:
    """One row per table: content, size, sources with their vintages, Parquet and CSV files."""
    _ = voice._
    headers = [_("Table"), _("Content"), _("Rows"), _("Fields"), _("Sources"), "Parquet", "CSV", _("Read me")]
    rows = [
        (
            table.name,
            table.title.in_language(voice.language),
            voice.number(table.rows),
            voice.number(len(table.fields)),
            _origins(table, catalogue, voice),
            markup.Link(_("Parquet file"), f"./{table_url(table.name, 'parquet', voice.language)}"),
            markup.Link(_("CSV file"), f"./{table_url(table.name, 'csv', voice.language)}"),
            markup.Link(_("Licences and columns"), f"./{table_url(table.name, 'txt', voice.language)}"),
        )
        for table in catalogue.tables.values()
    ]
    note = _(
        "CSV: UTF-8, with semicolons and decimal commas in French, commas and decimal points in English. Cells that a "
        "spreadsheet would read as a formula start with an apostrophe. Boundaries: the CSV leaves out the geometry; "
        "the GeoParquet file (EPSG:4326) includes it."
    )
    markup.write(markup.table("", headers, rows, numbers=[2, 3], kind=markup.STACKED), markup.paragraph(note))


def show_dictionary(catalogue: Catalogue, voice: Voice) -> None:
    """The fields of each table, in collapsible sections."""
    _ = voice._
    headers = [_("Field"), _("Type"), _("Unit"), _("Description"), _("Constraints")]
    pieces = []
    for table in catalogue.tables.values():
        rows = [_field(field, table, voice) for field in table.fields]
        title = f"{table.name} — {table.title.in_language(voice.language)}"
        pieces.append(markup.fold(title, markup.table("", headers, rows, kind=markup.STACKED)))
    note = _("Descriptions are those of the data package (datapackage.json).")
    markup.write(markup.paragraph(note), Markup("<div>{}</div>").format(markup.joined(pieces)))


def show_report(account: BuildReport, catalogue: Catalogue, voice: Voice) -> None:
    """Rows read, kept, placed and left out per source with the reasons, then rows and euros of aid per level."""
    _ = voice._
    headers = [_("Source"), _("Rows read"), _("Rows kept"), _("Placed"), _("Left out or not fully placed")]
    rows = []
    for name, item in account.sources.items():
        source = catalogue.sources.get(name)
        placed = [f"{voice.number(count)} {_(PRECISIONS.get(how, how))}" for how, count in item.placed.items()]
        badly = {**item.dropped, **item.unresolved}
        reasons = [f"{voice.number(count)} {_(BUILD_REASONS[reason])}" for reason, count in badly.items()]
        title = source.title.in_language(voice.language) if source else name
        kept = (voice.number(item.rows_read), voice.number(item.rows_kept))
        rows.append((title, *kept, " ; ".join(placed) or "—", " ; ".join(reasons) or "—"))
    levels = [
        (
            _(_LEVELS.get(name, name)),
            *(f"{voice.number(part.rows)} · {voice.compact_euros(part.aid)}" for part in parts),
        )
        for name, item in account.levels.items()
        for parts in [(item.shown, item.outside, item.not_located)]
    ]
    note = _(
        "Projects and euros of aid at each scale: in an area, outside all areas, or not located. Every line adds up "
        "to the sources' own total. All kinds of aid are combined here, to show that none is lost; elsewhere they are "
        "never combined without saying so."
    )
    where = [_("Scale"), _("Within an area"), _("Outside all areas"), _("Not located")]
    markup.write(
        markup.table("", headers, rows, numbers=[1, 2], kind=markup.STACKED),
        markup.paragraph(note),
        markup.table("", where, levels, numbers=[1, 2, 3], kind=markup.STACKED),
    )


def _source(item: Source, catalogue: Catalogue, voice: Voice) -> tuple[markup.Cell, ...]:
    web = item.path.startswith(("https://", "http://"))
    used = [table.name for table in catalogue.tables.values() if item.id in table.source_ids]
    said = (item.title, item.producer, item.caveat)
    title, producer, caveat = (text.in_language(voice.language) for text in said)
    licence = "; ".join(held.title.in_language(voice.language) for held in item.licences)
    address = markup.Link(item.path, item.path) if web else item.path
    return title, producer, item.vintage, licence, caveat or "—", ", ".join(used) or "—", address


def _origins(table: Table, catalogue: Catalogue, voice: Voice) -> str:
    known = [catalogue.sources[name] for name in table.source_ids if name in catalogue.sources]
    return " ; ".join(f"{source.title.in_language(voice.language)} ({source.vintage})" for source in known)


def _field(field: Field, table: Table, voice: Voice) -> tuple[str, ...]:
    _ = voice._
    said = [_("key")] if field.name in table.primary_key else []
    said += [_constraint(name, value, voice) for name, value in field.constraints.items()]
    kind = _(_TYPES.get(field.type, field.type))
    unit = _(_UNITS.get(field.unit, field.unit)) or "—"
    return field.name, kind, unit, field.description.in_language(voice.language), " ; ".join(said) or "—"


def _constraint(name: str, value: object, voice: Voice) -> str:
    if name == "required":
        return voice._("always given") if value else voice._("may be empty")
    listed = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return f"{name}: {listed}"
