"""Which sites of two registers are one plant."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geo.ingest.classification.same_plant import NEAR_KM, same_plants

SITE = st.fixed_dictionaries(
    {
        "siren": st.sampled_from(["", "111111111", "222222222"]),
        "name": st.sampled_from(["Usine de Pau", "Pau nord", "Lacq", ""]),
        "postcode": st.sampled_from(["64000", "64170"]),
        "lon": st.sampled_from([-0.37, -0.62, 3.0]),
        "lat": st.sampled_from([43.3, 43.4]),
    }
)


def sites(rows: list[dict[str, object]], prefix: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["siren", "name", "postcode", "lon", "lat"])
    return frame.assign(id=[f"{prefix}-{at}" for at in range(len(frame))]).astype({"lon": float, "lat": float})


@given(st.lists(SITE, max_size=6), st.lists(SITE, max_size=6))
def test_each_site_is_one_plant_at_most_and_only_of_its_own_firm(
    register: list[dict[str, object]], ets: list[dict[str, object]]
) -> None:
    own, other = sites(register, "irep"), sites(ets, "ets")
    found = same_plants(own, other)
    assert len(set(found.values())) == len(found)
    firm, theirs = own.set_index("id")["siren"], other.set_index("id")["siren"]
    assert all(firm[one] == theirs[two] != "" for one, two in found.items())


def test_the_name_then_the_postal_code_then_the_distance_decide() -> None:
    base = {"siren": "111111111", "postcode": "64000", "lat": 43.3}
    own = sites(
        [{**base, "name": "Usine de Lacq", "lon": -0.38}, {**base, "name": "Usine de Pau", "lon": -0.37}], "irep"
    )
    other = sites([{**base, "name": "PAU", "lon": -0.37}, {**base, "name": "LACQ", "lon": -0.36}], "ets")
    assert same_plants(own, other) == {"irep-0": "ets-1", "irep-1": "ets-0"}
    far = sites([{**base, "name": "PAU", "lon": 3.0, "postcode": "11000"}], "ets")
    assert same_plants(own, far) == {}, f"more than {NEAR_KM} km away"
