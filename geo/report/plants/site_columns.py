"""Columns of exported sites: those of `geo.profile.site_rows.site_rows`, in the same order."""

from collections.abc import Mapping

from geo.industry import BRANCHES, ETS, REGISTER
from geo.labels import LAYERS, PRECISIONS
from geo.language import N_, Voice
from geo.model import OUTSIDE, Layer
from geo.report.files.columns import Column, Look

KINDS: Mapping[str, str] = {
    REGISTER: LAYERS[Layer.PLANTS],
    ETS: LAYERS[Layer.SITES],
    "cle-en-main": LAYERS[Layer.KEY_IN_HAND],
}
BASES: Mapping[str, str] = {
    "activite": N_("activity under the EU ETS"),
    "naf": N_("NAF activity of the site or firm in the register"),
    "operateur": N_("names of operator and site"),
}


def site_columns(voice: Voice) -> tuple[Column, ...]:
    """The columns with headings and descriptions in the reader's language."""
    return (*_what(voice), *_where(voice))


def _what(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    long = Look.LONG_TEXT
    branches = {kind.value: label for kind, label in BRANCHES.items()}
    same = _("Identifier of the row under the EU ETS that is the same plant: count it once.")
    return (
        Column("id", _("Identifier"), _("Stable identifier of the site in its register.")),
        Column("kind", _("Register (code)"), _coded(_("Which list names the site."), KINDS, voice)),
        Column("name", _("Name"), _("As published; empty: a person's name, not published."), long),
        Column("siret", "SIRET", _("Number of the site in the register of firms; empty: not given or not published.")),
        Column("siren", "SIREN", _("Number of the firm in the register of firms; empty: not given or not published.")),
        Column("operator", _("Operator"), _("Account holder under the EU ETS."), long),
        Column("activity", _("Activity (code)"), _("NAF, in the pollutant register; empty: not given.")),
        Column("activity_label", _("Activity"), _("Name of the NAF activity."), long),
        Column("sector", _("Sector (code)"), _("Stable name, as addresses write it.")),
        Column("sector_label", _("Sector"), _("In the classification of the atlas.")),
        Column("branch", _("Branch"), _coded(_("What the site is; empty: not known."), branches, voice)),
        Column("branch_basis", _("What tells the branch"), _coded(_("How it is known."), BASES, voice)),
        Column("same_as", _("Same plant as"), same),
        Column("emissions_t", _("Verified emissions"), _("Under the EU ETS; empty: not in it."), Look.COUNT, "t CO₂e"),
        Column("year", _("Year"), _("Year of the emissions."), Look.PLAIN),
        Column("hectares", _("Land"), _("Area of a key-in-hand site."), Look.COUNT, "ha"),
        Column("availability", _("Availability"), _("Of a key-in-hand site, as published."), long),
    )


def _where(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    code = _("“{outside}”: known to lie outside any; empty: not known.").format(outside=OUTSIDE)
    name = _("Empty: not known, or outside any.")
    point = _("WGS 84 (EPSG:4326); empty: no point.")
    return (
        Column("insee", _("INSEE code"), _("Code of the commune of today; empty: not known.")),
        Column("commune", _("Commune"), _("Empty: not known.")),
        Column("departement", _("Department (code)"), code),
        Column("departement_label", _("Department"), name),
        Column("region", _("Region (code)"), code),
        Column("region_label", _("Region"), name),
        Column("territory", _("Territory (code)"), code),
        Column("territory_label", _("Territoire d'industrie"), name, Look.LONG_TEXT),
        Column("lon", _("Longitude"), point, Look.DEGREES, _("degrees")),
        Column("lat", _("Latitude"), point, Look.DEGREES, _("degrees")),
        Column("precision", _("Precision"), _coded(_("How exactly the site is placed."), PRECISIONS, voice)),
        Column("source_id", _("Source (code)"), _("Source of the row, by its code.")),
        Column("source_url", _("Page"), _("Public page of the row, where the source gives one."), Look.LONG_TEXT),
    )


def _coded(said: str, words: Mapping[str, str], voice: Voice) -> str:
    """``said``, followed by the meaning of each code of the column."""
    return f"{said} {voice.list(f'{code}: {voice._(word)}' for code, word in words.items())}."
