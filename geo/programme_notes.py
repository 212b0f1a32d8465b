"""What each programme is, in a sentence that both languages have; the taxonomy's own notes are French only."""

from collections.abc import Mapping

from geo.language import N_

NOTES: Mapping[str, str] = {
    "territoires-industrie": N_("A label given to 183 territories (second phase, 2023–2027)."),
    "france-2030": N_("An investment plan of 54 billion euros."),
    "france-2030-regionalise": N_("The regional part of France 2030 (1 billion euros)."),
    "i-nov": N_("Waves 1 to 14 (2018–2025), paid by the PIA, then by France 2030."),
    "premiere-usine": N_("A call for the first factory of start-ups and small firms."),
    "zibac": N_("Industrial zones that plan their decarbonation together."),
    "grands-projets-decarbonation": N_("Decarbonation of the sites that emit most."),
    "france-2030-grands-projets": N_("Gigafactories, electronics, hydrogen, critical metals, health."),
    "sprint-innovation": N_("No public list of winners found."),
    "rebond-industriel": N_("Territories hit by closures; 5 of 19 found."),
    "sites-cles-en-main": N_("Sites ready to build on; no amounts."),
    "fonds-vert": N_("Local projects of ecological transition; most are not industrial."),
    "fonds-vert-ti": N_("A measure created in 2024; the lists found are partial."),
    "detr-dsil": N_("State investment grants to local authorities, 2018 and 2019."),
    "france-relance": N_("Firms counted by department; no amount published for each project."),
}
