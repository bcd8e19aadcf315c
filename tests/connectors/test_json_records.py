"""Records inside records."""

import json

from connectors._json import open_json


def test_inner_records_stand_under_the_name_of_their_list() -> None:
    payload = [
        {"id": 6404, "openings": [{"id": 123, "reason": {"name": "Hired"}}, {"id": 124}]},
        {"id": 6405},
    ]
    wanted = frozenset({"id", "openings.id", "openings.reason.name"})

    (source,) = open_json(json.dumps(payload).encode(), "jobs.json", ["[].openings[]", "[].posts[]"])
    sheet, _ = source.read(wanted, {}, "made_up")

    assert sheet.texts["id"].tolist() == ["6404", "6404"]
    assert sheet.texts["openings.id"].tolist() == ["123", "124"]
    assert sheet.texts["openings.reason.name"].iloc[0] == "Hired"
