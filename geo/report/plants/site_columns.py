"""Columns of exported sites: those of `geo.profile.around.site_rows.site_rows`, in the same order."""

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
    "activite": N_("activity in the EU ETS"),
    "naf": N_("NAF activity of the site or firm in the emissions register"),
    "operateur": N_("names of the operator and site"),
}


def site_columns(voice: Voice) -> tuple[Column, ...]:
    """The columns with headings and descriptions in the reader's language."""
    return (*_what(voice), *_where(voice))


def _what(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    long = Look.LONG_TEXT
    branches = {kind.value: label for kind, label in BRANCHES.items()}
    same = _("Identifier of the EU ETS row for the same plant, which must be counted once.")
    return (
        Column("id", _("Identifier"), _("Stable identifier of the site in its register.")),
        Column("kind", _("Register (code)"), _coded(_("List that the site comes from."), KINDS, voice)),
        Column("name", _("Name"), _("As published; empty if it is a person's name."), long),
        Column(
            "siret", "SIRET", _("Number of the site in the business register; empty if not given or not published.")
        ),
        Column(
            "siren", "SIREN", _("Number of the firm in the business register; empty if not given or not published.")
        ),
        Column("operator", _("Operator"), _("Account holder in the EU ETS."), long),
        Column("activity", _("Activity (code)"), _("NAF code in the emissions register; empty if not given.")),
        Column("activity_label", _("Activity"), _("Name of the NAF activity."), long),
        Column("sector", _("Sector (code)"), _("Stable name, as used in web addresses.")),
        Column("sector_label", _("Sector"), _("As classified by the atlas.")),
        Column("branch", _("Branch"), _coded(_("Kind of site; empty if unknown."), branches, voice)),
        Column("branch_basis", _("Basis of the branch"), _coded(_("What the branch is based on."), BASES, voice)),
        Column("same_as", _("Same plant as"), same),
        Column(
            "emissions_t",
            _("Verified emissions"),
            _("In the EU ETS; empty if the site is not in it."),
            Look.COUNT,
            "t CO₂e",
        ),
        Column("year", _("Year"), _("Year of the emissions."), Look.PLAIN),
        Column("hectares", _("Land"), _("Key-in-hand sites only."), Look.COUNT, "ha"),
        Column("availability", _("Availability"), _("Key-in-hand sites only, as published."), long),
    )


def _where(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    code = _("“{outside}” if known to be outside any area; empty if unknown.").format(outside=OUTSIDE)
    name = _("Empty if unknown, or outside any area.")
    point = _("WGS 84 (EPSG:4326); empty if there is no point.")
    return (
        Column("insee", _("INSEE code"), _("Current commune code; empty if unknown.")),
        Column("commune", _("Commune"), _("Empty if unknown.")),
        Column("departement", _("Department (code)"), code),
        Column("departement_label", _("Department"), name),
        Column("region", _("Region (code)"), code),
        Column("region_label", _("Region"), name),
        Column("territory", _("Territory (code)"), code),
        Column("territory_label", _("Territoire d'industrie"), name, Look.LONG_TEXT),
        Column("lon", _("Longitude"), point, Look.DEGREES, _("degrees")),
        Column("lat", _("Latitude"), point, Look.DEGREES, _("degrees")),
        Column("precision", _("Precision"), _coded(_("How precisely the site is located."), PRECISIONS, voice)),
        Column("source_id", _("Source (code)"), _("Source of the row, by its code.")),
        Column("source_url", _("Page"), _("Public page of the row, where the source gives one."), Look.LONG_TEXT),
    )


def _coded(said: str, words: Mapping[str, str], voice: Voice) -> str:
    """``said``, followed by the meaning of each code of the column."""
    return f"{said} {voice.list(f'{code}: {voice._(word)}' for code, word in words.items())}."
