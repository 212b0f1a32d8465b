"""The choropleth as folium elements: a stable base map, and a small element that recolours it.

`st_folium` remounts the map whenever the base map's script changes, so everything a filter can change (classes, values,
the measure's name) is in `area_group`, and the base map depends only on geometry and language. The areas are drawn by
``area_layer.js``, driven by ``choropleth.js``.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.cartography.scales import AT_NIGHT
from geo.render.map.web_assets import SCRIPT_URLS, STYLE_URLS

_FROM_COMPONENT = "../../"
"""Relative path from the page of `st_folium`'s iframe (component/<name>/index.html) to the application's base path."""


@dataclass(frozen=True, slots=True)
class MapTheme:
    """Colours of everything on the map except the classes. Legends also use `no_data` and `hatch` for "no data".

    `ramp` names the colours of the classes among the values that arrive: "palette", or "night" on a dark ground.

    `nothing` fills areas where nothing is listed. `halo` is drawn under lines in `accent`; `ring` is the outline of
    point markers, whose colours need a light one.
    """

    ground: str
    text: str
    no_data: str
    hatch: str
    nothing: str
    hidden: str
    land: str
    border: str
    outline: str
    frame: str
    accent: str
    halo: str
    ring: str
    circle: str
    ramp: str


LIGHT = MapTheme(
    ground="#ffffff",
    text="#1b2a41",
    no_data="#eceef1",
    hatch="#a9b0bc",
    nothing="#dfe4ec",
    hidden="#f4f5f7",
    land="#f7f8fa",
    border="#ffffff",
    outline="#5f6b7c",
    frame="#a9b0bc",
    accent="#1b2a41",
    halo="#ffffff",
    ring="#ffffff",
    circle="#c2410c",
    ramp="palette",
)
DARK = MapTheme(
    ground="#0e1117",
    text="#e6eaf0",
    no_data="#4a5361",
    hatch="#8b95a5",
    nothing="#434c5a",
    hidden="#232934",
    land="#2e3642",
    border="#98a2b3",
    outline="#c4ccd8",
    frame="#565e6b",
    accent="#ffffff",
    halo="#0e1117",
    ring="#ffffff",
    circle="#fb923c",
    ramp="night",
)


@dataclass(frozen=True, slots=True)
class MapText:
    """Texts of the map in the reader's language; `language` ("fr", "en") also sets the format of counts in tooltips."""

    language: str
    projects: str
    aid: str
    no_data: str
    zoom_in: str
    zoom_out: str
    aria_label: str
    attribution: str
    failed: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in true degrees (EPSG:4326); `zone` is its department, which may be displayed in an inset."""

    lon: float
    lat: float
    zone: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A bounding box (west, south, east, north) in true degrees to zoom to, once per `turn`; `zone` as in `Spot`."""

    turn: int
    box: tuple[float, float, float, float]
    zone: str


@dataclass(frozen=True, slots=True)
class AreaValues:
    """What one filter state sends to the browser; one entry per area, in the geometry's order.

    `classes` has one character per area: the index of its colour in `palette` ("0" to "8"), or the letter of its state,
    described in `states` ("-" no data, "." nothing listed, "~" too few). `values` and `aid` are formatted for the
    reader, "" when unknown; `measure` is the name of the measure in `values`. `labels` are areas to label on the map:
    index, name, figure. `selected` and `visible` are indices of areas; `visible` is None when no region filter hides
    any. `second` is the name of a second measure, "" for none: if set, `radii` (pixels, 0 for no circle) and `sizes`
    (formatted) have one entry per area. `layers` are the point layers, with slug and URL; `pin` is a point to mark with
    a ring, `focus` a box to zoom to, `tiles` a base map below everything.
    """

    measure: str
    classes: str
    palette: tuple[str, ...]
    values: tuple[str, ...]
    projects: tuple[int, ...]
    aid: tuple[str, ...]
    states: Mapping[str, str]
    labels: tuple[tuple[int, str, str], ...] = ()
    selected: tuple[int, ...] = ()
    visible: tuple[int, ...] | None = None
    second: str = ""
    radii: tuple[float, ...] = ()
    sizes: tuple[str, ...] = ()
    layers: tuple[Mapping[str, str], ...] = ()
    pin: Spot | None = None
    focus: Focus | None = None
    tiles: Mapping[str, str | int] | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for values that would silently colour the wrong area."""
        count = len(self.classes)
        lengths = {"values": len(self.values), "projects": len(self.projects), "aid": len(self.aid)}
        if self.second:
            lengths |= {"radii": len(self.radii), "sizes": len(self.sizes)}
        faults = [f"{name} has {length} entries" for name, length in lengths.items() if length != count]
        allowed = {*self.states, *"012345678"[: len(self.palette)]}
        faults += [f"class {letter!r} has no colour" for letter in sorted(set(self.classes) - allowed)]
        indices = (*self.selected, *(self.visible or ()), *(at for at, _name, _figure in self.labels))
        faults += [f"index {index} is no area" for index in sorted({i for i in indices if not 0 <= i < count})]
        if faults:
            raise ValueError(f"values of {count} areas: {'; '.join(faults)}")


class _BaseMap(folium.Map):
    """A folium map set up by our JavaScript engine instead of folium's templates and CDN links."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = window.atlas.start({{ this.get_name()|tojson }}, {{ this.config|tojson }});
        {% endmacro %}""")

    def __init__(self, config: Mapping[str, object]) -> None:
        super().__init__(tiles=None)
        self.default_js = [(url, _FROM_COMPONENT + url) for url in SCRIPT_URLS]
        self.default_css = [(url, _FROM_COMPONENT + url) for url in STYLE_URLS]
        self.config = config


class _Recolour(MacroElement):
    """Passes packed values to the engine each time `st_folium` replaces the feature group."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        window.atlas.show({{ this.packed|tojson }});
        {% endmacro %}""")

    def __init__(self, packed: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.packed = packed


def base_map(
    geometry_url: str, text: MapText, *, towns_url: str = "", parts: bool = False, mirror: str = ""
) -> folium.Map:
    """The map without values: equal arguments give an equal script, so a filter change never remounts it.

    `geometry_url` is relative to the application's base path (`geo.service.routes.geometry.geometry_url`), and so is
    `towns_url`, the towns to name where there is room (`geo.service.routes.towns.towns_url`). `parts`: the areas cover
    only part of the country, and fill the map. Maps with the same `mirror` zoom together. The browser picks the light
    or dark theme to match the page, so switching theme does not reload the map. Create a new map for each run:
    `st_folium` adds elements to the one it receives.
    """
    config = {"geometry": _FROM_COMPONENT + geometry_url, "parts": parts}
    config |= {"mirror": mirror} if mirror else {}
    config |= {"towns": _FROM_COMPONENT + towns_url} if towns_url else {}
    config |= {"text": asdict(text), "themes": {"light": asdict(LIGHT), "dark": asdict(DARK)}}
    return _BaseMap(config)


def area_group(values: AreaValues) -> folium.FeatureGroup:
    """The element for `feature_group_to_add` that colours the base map with `values`."""
    group = folium.FeatureGroup()
    group.add_child(_Recolour(_pack(values)))
    return group


def _pack(values: AreaValues) -> str:
    """zlib-compressed JSON in base64: a third of the JSON's size, as the websocket isn't compressed."""
    # Not asdict, which copies thousands of strings one by one.
    content = {field.name: getattr(values, field.name) for field in fields(values)}
    content |= {"focus": values.focus and asdict(values.focus), "pin": values.pin and asdict(values.pin)}
    content["night"] = [AT_NIGHT.get(colour, colour) for colour in values.palette]
    content["layers"] = [{**layer, "url": _FROM_COMPONENT + layer["url"]} for layer in values.layers]
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(plain.encode())).decode("ascii")
