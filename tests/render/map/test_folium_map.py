"""The folium side of the map: a stable script, values that arrive complete, errors that name the fault."""

import base64
import json
import random
import re
import zlib
from dataclasses import asdict, replace
from typing import Any
from unittest.mock import Mock

import pytest
import streamlit_folium
from streamlit_folium import st_folium

from geo.cartography.scales import SEQUENTIAL
from geo.render.map.folium_map import DARK, LIGHT, AreaValues, MapText, area_group, base_map
from geo.render.map.web_assets import ENGINE_FILES, LEAFLET_DIRECTORY, SCRIPT_URLS, STYLE_URLS

TEXT = MapText(
    language="fr",
    projects="Projets",
    aid="Aides",
    no_data="pas de donnée",
    zoom_in="Zoomer",
    zoom_out="Dézoomer",
    aria_label="Carte",
    attribution="IGN",
    failed="Échec",
)
VALUES = AreaValues(
    measure="Aides par habitant",
    classes="01-",
    palette=("#ffffff", "#000000"),
    values=("1 €", "2 €", ""),
    projects=(3, 4, 0),
    aid=("10 k€", "20 k€", ""),
    states={"-": "Montant non publié"},
    selected=(1,),
    visible=(0, 1),
)
URL = "geo/epci.0123456789ab.geojson"


@pytest.fixture
def component(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """A mock that records what `st_folium` would send to the browser."""
    sent = Mock(return_value={})
    monkeypatch.setattr(streamlit_folium, "_component_func", sent)
    return sent


def send(component: Mock, values: AreaValues, text: MapText = TEXT, url: str = URL) -> dict[str, Any]:
    st_folium(base_map(url, text), key="map", feature_group_to_add=area_group(values), returned_objects=[])
    sent: dict[str, Any] = dict(component.call_args.kwargs)
    return sent


def unpack(feature_group: str) -> dict[str, Any]:
    packed = re.search(r'window\.atlas\.show\("([^"]+)"\)', feature_group)
    assert packed is not None
    content: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    return content


def test_a_filter_change_alters_nothing_but_the_feature_group(component: Mock) -> None:
    first = send(component, VALUES)
    second = send(component, replace(VALUES, measure="Projets", classes="1--", values=("9", "", "")))
    changed = {name for name in first if name != "on_change" and first[name] != second[name]}
    assert changed == {"feature_group"}


def test_equal_values_send_equal_bytes(component: Mock) -> None:
    assert send(component, VALUES)["feature_group"] == send(component, replace(VALUES))["feature_group"]


@pytest.mark.parametrize("other", [{"url": "geo/epci.ba9876543210.geojson"}, {"text": replace(TEXT, language="en")}])
def test_another_geometry_or_language_mounts_another_map(component: Mock, other: dict[str, Any]) -> None:
    assert send(component, VALUES)["key"] != send(component, VALUES, **other)["key"]


def test_both_themes_are_in_the_script_so_that_a_turn_to_dark_mounts_nothing() -> None:
    assert base_map(URL, TEXT).config["themes"] == {"light": asdict(LIGHT), "dark": asdict(DARK)}  # type: ignore[attr-defined]


def test_the_classes_have_colours_for_a_dark_ground_too(component: Mock) -> None:
    sent = unpack(send(component, replace(VALUES, palette=SEQUENTIAL[:2]))["feature_group"])
    assert sent["night"] == [SEQUENTIAL[-1], SEQUENTIAL[-2]]


def test_the_address_of_the_towns_is_in_the_base_map_which_a_filter_keeps() -> None:
    config = base_map(URL, TEXT, towns_url="geo/towns.0123456789ab.json").config  # type: ignore[attr-defined]
    assert config["towns"] == "../../geo/towns.0123456789ab.json"
    assert "towns" not in base_map(URL, TEXT).config  # type: ignore[attr-defined]


def test_every_value_arrives(component: Mock) -> None:
    assert unpack(send(component, VALUES)["feature_group"]) == {
        "measure": "Aides par habitant",
        "classes": "01-",
        "palette": ["#ffffff", "#000000"],
        "night": ["#ffffff", "#000000"],
        "values": ["1 €", "2 €", ""],
        "states": {"-": "Montant non publié"},
        "labels": [],
        "projects": [3, 4, 0],
        "aid": ["10 k€", "20 k€", ""],
        "selected": [1],
        "visible": [0, 1],
        "second": "",
        "radii": [],
        "sizes": [],
        "layers": [],
        "pin": None,
        "focus": None,
        "tiles": None,
    }


def test_a_full_map_of_epci_fits_the_budget(component: Mock) -> None:
    count, draw = 1_253, random.Random(0)
    euros = tuple(f"{draw.lognormvariate(1, 2):.1f} M€".replace(".", ",") for _ in range(count))
    values = AreaValues(
        measure="Aides",
        classes="".join(draw.choice("0123456") for _ in range(count)),
        palette=("#440154",) * 7,
        values=tuple(f"{draw.uniform(0, 1000):.1f} €/hab." for _ in range(count)),
        projects=tuple(int(draw.lognormvariate(2, 1)) for _ in range(count)),
        aid=euros,
        states={"-": "Montant non publié", ".": "Aucun projet recensé"},
    )
    sent = send(component, values)
    assert sum(len(str(sent[part])) for part in ("script", "header", "html", "feature_group")) < 20_000


def test_only_the_services_own_files_are_loaded(component: Mock) -> None:
    sent = send(component, VALUES)
    assert sent["js_links"] == [f"../../{url}" for url in SCRIPT_URLS]
    assert sent["css_links"] == [f"../../{url}" for url in STYLE_URLS]
    assert "http" not in sent["header"].replace("http-equiv", "")
    assert (LEAFLET_DIRECTORY / "leaflet.js").is_file()
    assert all(path.is_file() for path in ENGINE_FILES.values())


def test_labels_cannot_end_the_script(component: Mock) -> None:
    script = send(component, VALUES, replace(TEXT, attribution="</script><script>alert(1)</script>"))["script"]
    assert "</script>" not in script
    assert "alert(1)" in script


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"values": ("1 €",)}, "values has 1 entries"),
        ({"projects": ()}, "projects has 0 entries"),
        ({"aid": ("",) * 4}, "aid has 4 entries"),
        ({"classes": "02-"}, "class '2' has no colour"),
        ({"classes": "0x-"}, "class 'x' has no colour"),
        ({"selected": (3,)}, "index 3 is no area"),
        ({"visible": (-1,)}, "index -1 is no area"),
    ],
)
def test_values_that_would_colour_the_wrong_area_are_refused(fault: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(VALUES, **fault)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"values of 3 areas: aid has 0 entries; index 7 is no area"):
        replace(VALUES, aid=(), selected=(7,))
