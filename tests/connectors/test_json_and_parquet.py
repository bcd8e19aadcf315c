"""JSON payloads and Parquet files become text, like everything else."""

import datetime as dt
import io

import pandas as pd
import pytest

from connectors._json import open_json
from connectors._open import open_file
from connectors._source import UnreadableError

NO_ANSWERS: dict[str, str] = {}
PEOPLE = b'{"fields": ["id"], "employees": [{"id": 7, "pay": 1.50, "on": true, "boss": null}, {"id": 8}]}'


def test_records_lie_at_the_path_that_a_connector_names() -> None:
    (source,) = open_file(PEOPLE, "people.json", ["employees[]", "d.results[]"])

    sheet, issues = source.read(frozenset({"id", "pay", "on", "boss"}), NO_ANSWERS, "made_up")

    assert source.name == source.records == "employees[]"
    assert sheet.texts["id"].to_dict() == {1: "7", 2: "8"}
    assert sheet.texts["pay"].tolist()[0] == "1.50"
    assert sheet.texts["on"].tolist()[0] == "true"
    assert list(sheet.texts) == ["id", "on", "pay"]
    assert sheet.column_letter("id") == ""
    assert issues == ()


def test_nested_fields_and_lists_have_dotted_paths() -> None:
    data = b'{"d": {"results": [{"job": {"name": "A"}, "units": [{"id": 1}, {"id": 2}], "deep": [[["x"]]]}]}}'

    (source,) = open_json(data, "x.json", ["d.results[]"])

    assert source.headings == ("job.name", "units.0.id", "units.1.id", "deep.0.0.0")


def test_one_record_per_line_is_a_list_of_records() -> None:
    (source,) = open_file(b'{"id": "a"}\n{"id": "b"}\n', "x.jsonl", ["[]"])

    assert source.read(frozenset({"id"}), NO_ANSWERS, "")[0].texts["id"].tolist() == ["a", "b"]


def test_a_payload_without_records_at_a_known_path_has_no_sheet() -> None:
    assert open_file(b'{"error": "no access"}', "x.json", ["employees[]", "no_list"]) == ()


def test_whole_numbers_keep_all_their_digits() -> None:
    (source,) = open_json(b'[{"id": 12345678901234567890}]', "x.json", ["[]"])

    assert source.fields[0]["id"] == "12345678901234567890"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'[{"id": 1, "id": 2}]', "the key 'id' stands twice"),
        (b'[{"id": NaN}]', "NaN is no JSON number"),
        (b'[{"id": 1}', "not valid JSON"),
        (b"[\xff\xfe]", "not valid JSON"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        open_json(data, "x.json", ["[]"])


def parquet(**columns: object) -> bytes:
    stream = io.BytesIO()
    pd.DataFrame(columns).to_parquet(stream)
    return stream.getvalue()


def test_typed_cells_become_the_text_that_a_csv_would_hold() -> None:
    data = parquet(
        Id=[1.0, None],
        Pay=[1.5, 1e300],
        Day=[dt.datetime(2024, 1, 2), None],  # noqa: DTZ001 - a day has no zone
        At=[dt.datetime(2024, 1, 2, 3, tzinfo=dt.UTC), None],
        On=pd.array([True, None], dtype="boolean"),
        Kind=pd.Categorical(["x", None]),
        Date=[dt.date(2024, 1, 2), None],
    )

    (source,) = open_file(data, "x.csv")
    sheet, issues = source.read(frozenset({"id", "pay", "day", "at", "on", "kind", "date"}), NO_ANSWERS, "")

    assert sheet.texts.loc[2].to_dict() == {
        "id": "1",
        "pay": "1.5",
        "day": "2024-01-02",
        "at": "2024-01-02 03:00:00.000000Z",
        "on": "true",
        "kind": "x",
        "date": "2024-01-02",
    }
    assert sheet.texts.loc[3, "pay"] == "1e+300"
    assert sheet.texts.loc[3].isna().sum() == 6
    assert issues == ()


def test_a_damaged_parquet_file_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        open_file(parquet(id=["1"])[:40], "x.parquet")

    assert caught.value.code == "DAMAGED_FILE"
