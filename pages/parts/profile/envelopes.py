"""European funds of an area's regions: envelopes for seven years, neither payments nor projects."""

import pandas as pd
from markupsafe import Markup

from geo.measures.captions import named
from geo.model import Level
from geo.profile.around.envelopes import FUNDS, SOURCE_ID, envelopes
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import markup


def table(selection: Selection, rows: pd.DataFrame) -> list[Markup]:
    """One column a region (``rows``: `geo.profile.figures.figures`), one row a fund, and what they are not."""
    voice = selection.voice
    _ = voice._
    own = rows.head(int(rows["ref"].isna().to_numpy().argmax()))  # the rows after France are similar areas
    labels = {
        ref.code: str(label) for ref, label in zip(own["ref"], own["label"], strict=True) if ref.level is Level.REGION
    }
    found = envelopes(atlas.store(), labels)
    shown = [code for code in labels if code in found.regions]
    if not shown:
        return [markup.paragraph(_("No envelope of a region is known here."))]
    funds = [fund for fund in FUNDS if any(fund in found.regions[code] for code in shown)]
    lines = [
        [
            _(FUNDS[fund]),
            *(voice.compact_euros(found.regions[code][fund]) if fund in found.regions[code] else "—" for code in shown),
        ]
        for fund in funds
    ]
    totals = [voice.compact_euros(sum(found.regions[code].values())) for code in shown]
    note = _(
        "Envelopes for seven years of the region as a whole, not payments, and in no sum of this page. {national} more"
        " are in national programmes that belong to no region."
    ).format(national=voice.compact_euros(found.national))
    return [
        markup.table(
            "",
            [_("Fund"), *(labels[code] for code in shown)],
            [*lines, [_("Together"), *totals]],
            numbers=[*range(1, len(shown) + 1)],
        ),
        markup.paragraph(f"{note} {named([SOURCE_ID], atlas.store().catalogue, voice)}"),
    ]
