"""Names of the targets, units and dates of the 2030 page, and published values as shown to a reader."""

from collections.abc import Mapping

from geo.language import N_, Voice
from geo.targets.quantities import Grain, Quantity, Reading, When
from geo.targets.targets import Obstacle, Target

INDICATORS: Mapping[str, str] = {
    "cmq": N_("Campuses of trades and qualifications"),
    "delai": N_("Time to set up a factory"),
    "edp": N_("Production schools"),
    "emploi_etp": N_("Industrial jobs, full-time equivalents"),
    "emploi_manuf": N_("Manufacturing jobs (Eurostat)"),
    "emploi_total": N_("Salaried jobs in industry"),
    "f2030_01": N_("Small modular nuclear reactors (SMR)"),
    "f2030_02a": N_("Electrolyser gigafactories"),
    "f2030_02b": N_("Installed electrolysis capacity"),
    "f2030_02c": N_("Direct jobs in hydrogen"),
    "f2030_03a": N_("Industry's CO2 emissions against 2015"),
    "f2030_03b": N_("Industry's greenhouse gas emissions"),
    "f2030_03c": N_("Yearly change of industry's emissions"),
    "f2030_03d": N_("CO2 avoided by France 2030 projects"),
    "f2030_04a": N_("Electric and hybrid vehicles made in France"),
    "f2030_04b": N_("Electric vehicles sold"),
    "f2030_04c": N_("Public charging points"),
    "f2030_05": N_("First low-carbon aircraft"),
    "f2030_06": N_("Healthy, sustainable and traceable food"),
    "f2030_07": N_("Biomedicines made in France"),
    "f2030_08": N_("Cultural and creative content"),
    "f2030_09": N_("New space adventure"),
    "f2030_10": N_("Deep seabed"),
    "f2030_emplois": N_("Jobs mobilised by supported projects"),
    "f2030_enveloppe": N_("France 2030 envelope"),
    "foncier": N_("Industrial land to make available"),
    "ges_national": N_("National greenhouse gas emissions"),
    "manuf_prox": N_("Labelled local manufactories"),
    "ouvertures_nettes": N_("Net openings and extensions, less closures and cuts"),
    "pib_2030": N_("Share of industry in GDP (other version)"),
    "pib_2035": N_("Share of industry in GDP"),
    "poles": N_("Competitiveness clusters, phase V"),
}
"""English name of each target, by id."""
GOAL_THEMES: Mapping[str, str] = {
    "Climat": N_("Climate"),
    "Emploi": N_("Employment"),
    "Foncier": N_("Industrial land"),
    "Formation": N_("Training"),
    "France 2030": N_("France 2030"),
    "Industrie": N_("Industry"),
    "Mieux comprendre": N_("Understand better"),
    "Mieux produire": N_("Produce better"),
    "Mieux vivre": N_("Live better"),
    "Réindustrialisation": N_("Reindustrialisation"),
    "Territoires": N_("Territories"),
}
UNITS: Mapping[str, str] = {
    "avion": N_("aircraft"),
    "biomédicaments": N_("biomedicines"),
    "bornes": N_("charging points"),
    "emplois": N_("jobs"),
    "ha": N_("ha"),
    "manufactures": N_("manufactories"),
    "milliers": N_("thousand jobs"),
    "milliers ETP": N_("thousand full-time equivalents"),
    "mois": N_("months"),
    "pôles": N_("clusters"),
    "sites": N_("sites"),
    "usines": N_("factories"),
    "véhicules": N_("vehicles"),
    "véhicules/an": N_("vehicles a year"),
    "%/an": N_("% a year"),
    "écoles": N_("schools"),
}
NOTES: Mapping[str, str] = {
    "environ": N_("about"),
    "au moins": N_("at least"),
    "plus de": N_("more than"),
    "estimation": N_("estimate"),
    "cible initiale": N_("initial target"),
}
OBSTACLES: Mapping[Obstacle, str] = {
    Obstacle.NO_TARGET: N_("no target in figures"),
    Obstacle.CONTESTED: N_("sources contradict each other"),
    Obstacle.NO_START: N_("no baseline"),
    Obstacle.NOT_A_START: N_("no baseline"),
    Obstacle.UNDATED_START: N_("undated baseline"),
    Obstacle.NO_LATEST: N_("no later figure"),
    Obstacle.UNDATED_LATEST: N_("undated latest figure"),
    Obstacle.NOT_COMPARABLE: N_("figures of different kinds"),
}
"""Why no progress of a target is shown."""
_GRAINS: Mapping[Grain, str] = {
    Grain.END: N_("end of {year}"),
    Grain.HALF: N_("half {part} of {year}"),
    Grain.QUARTER: N_("quarter {part} of {year}"),
}


def indicator(target: Target, voice: Voice) -> str:
    """The name of ``target``; as published if it has no message yet."""
    return voice._(INDICATORS.get(target.id, target.indicator))


def goal_theme(theme: str, voice: Voice) -> str:
    """The name of a theme of the table ``targets``; as published if it has no message yet."""
    return voice._(GOAL_THEMES.get(theme, theme))


def amount(value: float, unit: str, voice: Voice) -> str:
    """``value`` with its unit in words: euros and percentages in the usual formats, at most three decimals."""
    if unit in ("Md€", "M€", "€"):
        return voice.compact_euros(value * {"Md€": 1e9, "M€": 1e6, "€": 1.0}[unit])
    digits = next((digits for digits in range(3) if abs(round(value, digits) - value) < 1e-9), 3)
    if unit == "%":
        return voice.percent(value / 100, max(0, min(digits, 1)))
    named = voice._(UNITS.get(unit, unit))
    return f"{voice.number(value, digits)}\N{NO-BREAK SPACE}{named}".strip()


def quantity(read: Quantity, voice: Voice) -> str:
    """A number as published, with the note in its text: "10 % (environ)"."""
    said = amount(read.value, read.unit, voice)
    return f"{said} ({voice._(NOTES.get(read.note, read.note))})" if read.note else said


def when(read: When, voice: Voice) -> str:
    """A date, as precise as published: "fin 2024", "juin 2025", "2025, estimation"."""
    if read.grain in _GRAINS:
        said = voice._(_GRAINS[read.grain]).format(part=read.part, year=read.year)
    else:
        parts = {Grain.MONTH: f"-{read.part:02}", Grain.DAY: f"-{read.part:02}-{read.day:02}"}
        said = voice.partial_date(f"{read.year}{parts.get(read.grain, '')}")
    # It is shown in brackets after a value: nested brackets would be hard to read.
    return f"{said}, {voice._(NOTES.get(read.note, read.note))}" if read.note else said


def reading(read: Reading, voice: Voice) -> str:
    """A value and its date; text that can't be read is quoted as published."""
    value = quantity(read.quantity, voice) if read.quantity else _quoted(read.text) if read.text else voice.unknown
    return f"{value} ({dated(read, voice)})" if read.text or read.dated else value


def start(target: Target, voice: Voice) -> str:
    """The baseline of ``target``; an earlier target or an announcement is marked as not being one."""
    published = reading(target.baseline, voice)
    if not target.baseline.text or target.started:
        return published
    return voice._("not a baseline: {published}").format(published=published)


def progress(target: Target, voice: Voice) -> str:
    """The progress of ``target``, or why none is shown."""
    if target.obstacle is not None:
        return f"— ({voice._(OBSTACLES[target.obstacle])})"
    return voice.percent(target.progress)


def dated(read: Reading, voice: Voice) -> str:
    """The date of a value, or the word for undated."""
    if read.when:
        return when(read.when, voice)
    named = read.dated and not read.dated.startswith("non dat")
    return _quoted(read.dated) if named else voice._("undated")


def _quoted(published: str) -> str:
    return f"«\N{NO-BREAK SPACE}{published}\N{NO-BREAK SPACE}»"
