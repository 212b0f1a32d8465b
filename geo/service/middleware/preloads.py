"""What the browser is asked to fetch while Streamlit starts.

Streamlit loads the script of each kind of element when the first one is drawn, and the map's frame finds its own files
one after the other. Named in the page's head, all of them arrive while the browser is still compiling Streamlit.
"""

import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from geo.errors import AtlasError
from geo.model import Level, Perimeter, area_table
from geo.render.map.web_assets import SCRIPT_URLS, STYLE_URLS
from geo.service.routes.geometry import geometry_url

ELEMENTS = (
    "BidiComponent",
    "Button",
    "ButtonGroup",
    "Checkbox",
    "ComponentInstance",
    "Html",
    "Multiselect",
    "Selectbox",
    "Slider",
)
"""Streamlit's elements on the map's page; its files carry their names, and a hash that changes with each version."""
SCRIPTS = "static/js"
"""Where Streamlit's scripts are, relative to the application's base path."""
_NAME = re.compile(r"(?P<element>.+)\.[\w-]{8}\.js")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def element_preloads() -> str:
    """``<link>`` elements for the page's head, relative to the application's base path: Streamlit's elements."""
    return "".join(f'<link rel="modulepreload" href="./{SCRIPTS}/{name}">' for name in _modules())


def map_preloads() -> str:
    """The same for what the map's frame needs, whatever it shows."""
    scripts = [path.name for path in _installed("streamlit_folium", "frontend/build/static/js").glob("*.js")]
    found = [*(f"component/streamlit_folium.st_folium/static/js/{name}" for name in scripts), *SCRIPT_URLS, *STYLE_URLS]
    return "".join(f'<link rel="prefetch" href="./{url}">' for url in found)


def geometry_preload(query: Mapping[str, Sequence[str]]) -> str:
    """The same for the geometry that the map of this query string shows; nothing where none is built or known."""
    level, perimeter = query.get("niveau", [""])[-1], query.get("perimetre", [""])[-1]
    try:
        shown = area_table(Level(level or Level.TERRITORY), Perimeter(perimeter or Perimeter.SECOND_PHASE))
        url = geometry_url(shown)
    except (ValueError, AtlasError):
        return ""  # the page explains what is wrong with its address or its tables
    return f'<link rel="prefetch" as="fetch" crossorigin href="./{url}">'


def streamlit_scripts() -> dict[str, Path]:
    """Every script of the installed Streamlit, by its file's name."""
    return {path.name: path for path in _installed("streamlit", f"static/{SCRIPTS}").glob("*.js")}


def _modules() -> list[str]:
    """The files of ``ELEMENTS`` and what they import, by name; one that another version names otherwise is left out."""
    scripts = streamlit_scripts()
    waiting = [name for name in scripts if (found := _NAME.fullmatch(name)) and found["element"] in ELEMENTS]
    seen: set[str] = set()
    while waiting:
        if (name := waiting.pop()) in seen or name not in scripts:
            continue
        seen.add(name)
        waiting += _IMPORT.findall(scripts[name].read_text("utf-8"))
    # The page's own script names itself.
    return sorted(name for name in seen if not name.startswith("index."))


def _installed(package: str, folder: str) -> Path:
    """A folder of an installed package, which is not imported: st_folium would register its component too early."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no package {package!r}; install requirements.txt", name=package)
    return Path(spec.origin).parent / folder
