"""Every connector turns its sample exports into the tables that were worked out by hand beside them."""

from pathlib import Path

import pandas as pd
import pytest

from tests.exports import CASES, CONNECTORS, HOME, batch, expected, exports, key, ordered, read_in, troubles

PRIVATE = ("name", "mail", "phone", "address", "salar", "birthplace", "religion")
HARMLESS = {"name", "survey_name", "business_site_summary_name", "departments.0.name", "offices.0.name"}
HARMLESS |= {
    "source.public_name",
    "current_stage.name",
    "rejection_reason.name",
    "rejection_reason.type.name",
}
HARMLESS |= {"team_name"}

each_case = pytest.mark.parametrize("case", CASES, ids=[str(case.relative_to(HOME)) for case in CASES])


def test_every_connector_has_a_sample() -> None:
    assert {key(case) for case in CASES} == set(CONNECTORS)


@each_case
def test_only_its_own_connector_recognises_a_sample(case: Path) -> None:
    loaded = batch(case)

    assert {one.claim.connector.key for one in loaded.loaded} == {key(case)}
    assert {one.file.label for one in loaded.loaded} == {path.name for path in exports(case)}


@each_case
def test_names_and_addresses_are_not_read(case: Path) -> None:
    headings = {str(heading) for one in batch(case).loaded for heading in one.sheet.texts}

    assert {one for one in headings - HARMLESS if any(word in one for word in PRIVATE)} == set()


@each_case
def test_a_sample_becomes_the_tables_worked_out_by_hand(case: Path) -> None:
    seen = read_in(case)

    assert troubles(seen) == []
    assert {f"expected_{name}.csv" for name in seen.stacks} == {
        one.name for one in case.glob("expected_*.csv")
    }
    for name, stack in seen.stacks.items():
        wanted = expected(case / f"expected_{name}.csv")
        pd.testing.assert_frame_equal(ordered(stack.conformed(), stack.table), ordered(wanted, stack.table))
