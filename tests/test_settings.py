"""The atlas's environment variables: read once, with all errors reported at once."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from geo.errors import AtlasError, SettingError
from geo.settings import LogForm, LogLevel, Settings, Variable, data_folder

SITES = "https://www.example.fr https://*.gouv.fr http://intranet:8080"
WRONG_SITES = ["example.fr", "https://a.fr/page", "https://b.fr,https://c.fr", "'none'", "*", "https://*", "ftp://d.fr"]


def faults(environment: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingError) as raised:
        Settings.read(environment)
    assert isinstance(raised.value, AtlasError)
    assert all(fault in str(raised.value) for fault in raised.value.violations)
    return raised.value.violations


def test_nothing_has_to_be_set(data_dir: Path) -> None:
    for environment in ({}, dict.fromkeys(Variable, ""), dict.fromkeys(Variable, "  "), {"ATLAS_OTHER": "x"}):
        found = Settings.read({str(name): value for name, value in environment.items()})
        assert found == Settings()
        assert found.data == data_dir
        assert found.changed() == {}


def test_each_field_has_a_variable() -> None:
    assert {field.name for field in fields(Settings)} == {variable.name.lower() for variable in Variable}


def test_what_is_set_differs_from_the_defaults(tmp_path: Path) -> None:
    said = {
        Variable.DATA: str(tmp_path),
        Variable.FRAME_ANCESTORS: "'self'",
        Variable.LOG: "JSON",
        Variable.LOG_LEVEL: " debug ",
        Variable.SLOW_MS: "0",
    }
    found = Settings.read({str(name): value for name, value in said.items()})
    assert found == Settings(tmp_path, "'self'", LogForm.JSON, LogLevel.DEBUG, 0)
    assert found.changed() == {
        "ATLAS_DATA": str(tmp_path),
        "ATLAS_FRAME_ANCESTORS": "'self'",
        "ATLAS_LOG": "json",
        "ATLAS_LOG_LEVEL": "debug",
        "ATLAS_SLOW_MS": "0",
    }


def test_every_value_that_can_t_be_used_is_named_at_once_with_what_fits(tmp_path: Path) -> None:
    wrong = {
        "ATLAS_DATA": str(tmp_path / "nothing"),
        "ATLAS_LOG": "xml",
        "ATLAS_LOG_LEVEL": "loud",
        "ATLAS_SLOW_MS": "-1.5s",
        "ATLAS_FRAME_ANCESTORS": " ".join(["https://fine.fr", *WRONG_SITES]),
    }
    said = faults(wrong)
    assert len(said) == 4 + len(WRONG_SITES)
    for name, fits in (("DATA", "datapackage.json"), ("LOG", "text, json"), ("LOG_LEVEL", "debug, info")):
        assert any(fault.startswith(f"ATLAS_{name}: {wrong[f'ATLAS_{name}']!r}") and fits in fault for fault in said)
    assert any("'-1.5s' is no whole number of milliseconds" in fault for fault in said)
    sites = [fault for fault in said if fault.startswith("ATLAS_FRAME_ANCESTORS: ")]
    assert all(site in fault for site, fault in zip(WRONG_SITES, sites, strict=True))
    assert "fine.fr" not in "".join(sites)


@pytest.mark.parametrize("value", ["²", "1e3", "٣", "9" * 10, "1_000"])
def test_milliseconds_are_plain_digits(value: str) -> None:
    assert len(faults({"ATLAS_SLOW_MS": value})) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("*", "*"),
        (SITES, f"'self' {SITES}"),
        ("'self'", "'self'"),
        ("https://WWW.Example.fr  https://www.example.fr", "'self' https://www.example.fr"),
        ("https://a.fr:*", "'self' https://a.fr:*"),
    ],
)
def test_sites_are_kept_once_beside_the_atlas_itself(value: str, expected: str) -> None:
    assert Settings.read({"ATLAS_FRAME_ANCESTORS": value}).frame_ancestors == expected


@pytest.mark.parametrize("value", ["https://a.fr; script-src *", "https://a.fr;", "https://a.fr\r\nX-Header: 1"])
def test_no_site_can_add_a_directive_or_a_header(value: str) -> None:
    assert faults({"ATLAS_FRAME_ANCESTORS": value})


def test_the_folder_of_the_tables_is_asked_for_at_each_call(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATLAS_DATA", raising=False)
    assert data_folder() == data_dir
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path / "later"))
    assert data_folder() == tmp_path / "later"


def test_nothing_else_reads_the_environment(root: Path) -> None:
    modules = [root / "dashboard.py", *(root / "geo").rglob("*.py"), *(root / "pages").rglob("*.py")]
    reading = re.compile(r"os\.environ|getenv|ATLAS_[A-Z]")
    found = {path.relative_to(root).as_posix() for path in modules if reading.search(path.read_text("utf-8"))}
    assert found == {"geo/settings.py"}
