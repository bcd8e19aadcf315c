"""The house stands as drawn: imports point down, plug-ins stand alone, each has its proof."""

from pathlib import Path

import pytest

from tests.architecture import Import, complaints, imports, is_plug_in, layer, more_than_a_docstring

HOME = Path(__file__).resolve().parent.parent
LONGEST = 400  # lines; from 250 on, stop and think
FILES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"): path
    for root in ("app.py", "hrkpi", "connectors", "layouts")
    for path in sorted([HOME / root] if root.endswith(".py") else (HOME / root).rglob("*.py"))
    if path.exists() and "migrations" not in path.parts
}
SOURCES = {module: path.read_text(encoding="utf-8") for module, path in FILES.items()}
PLUG_INS = sorted(module for module in SOURCES if is_plug_in(module))


def test_imports_point_one_way() -> None:
    assert complaints(SOURCES) == []


def test_a_package_says_what_it_is_and_nothing_else() -> None:
    packages = [module for module, path in FILES.items() if path.name == "__init__.py"]

    assert [module for module in packages if more_than_a_docstring(module, SOURCES[module])] == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {module: text.count("\n") for module, text in SOURCES.items()}

    assert {module: lines for module, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.parametrize("module", PLUG_INS)
def test_a_plug_in_comes_with_its_proof(module: str) -> None:
    home, _, key = module.rpartition(".")
    proof = {
        "hrkpi.kpis": HOME / "tests" / "kpis" / f"test_{key}.py",
        "hrkpi.views": HOME / "tests" / "views" / f"test_{key}.py",
        "connectors": HOME / "tests" / "connectors" / key,
        "layouts": FILES[module],  # every page is drawn by the page tests because it is listed
    }

    assert proof[home].exists(), proof[home]


def broken(**modules: str) -> list[str]:
    """Complaints about made-up modules; ``__`` in a name stands for a dot."""
    return complaints({name.replace("__", "."): text for name, text in modules.items()})


def test_every_import_is_read_wherever_it_stands() -> None:
    source = (
        "import a.b, c\nif TYPE_CHECKING:\n    from d import e\nclass F:\n def g(self):\n  from . import h\n"
    )

    assert imports(source) == [
        Import("a.b", 1, inside=False),
        Import("c", 1, inside=False),
        Import("d.e", 3, inside=False),
        Import("..h", 6, inside=True),
    ]


def test_the_longest_pattern_names_the_layer() -> None:
    layers = [
        layer(module)
        for module in ("hrkpi.cli_kpi", "hrkpi.kpis.turnover_rate", "hrkpi.kpi", "hrkpi.facts_people")
    ]

    assert layers == [layer("app"), layer("hrkpi.targets"), layer("hrkpi.result"), layer("hrkpi.facts")]
    assert layer("hrkpi.utils") is None


def test_downward_is_allowed_and_upward_is_not() -> None:
    assert broken(hrkpi__report="from hrkpi.kpi import Kpi", hrkpi__kpi="") == []
    assert broken(hrkpi__report="", hrkpi__kpi="if TYPE_CHECKING:\n    from hrkpi.report import Report") == [
        "hrkpi.kpi:2 imports upward: hrkpi.report"
    ]


@pytest.mark.parametrize(
    ("modules", "complaint"),
    [
        ({"app": "def f():\n    import hrkpi.errors"}, "app:2 imports hrkpi.errors inside a function"),
        ({"app": "f = lambda: 1\nasync def g():\n    import json"}, "app:3 imports json inside a function"),
        ({"layouts__a": "from .b import c"}, "layouts.a:1 imports relatively; write the full module name"),
        (
            {"layouts__a": "from layouts.b import c", "layouts__b": ""},
            "layouts.a:1 imports another plug-in: layouts.b",
        ),
        ({"hrkpi__kpis__a": "import hrkpi.kpis.b"}, "hrkpi.kpis.a:1 imports another plug-in: hrkpi.kpis.b"),
        ({"connectors__a": "import connectors.b"}, "connectors.a:1 imports another plug-in: connectors.b"),
        ({"layouts___a": "import connectors._b"}, "layouts._a:1 must not see connectors._b"),
        ({"connectors___a": "import layouts"}, "connectors._a:1 imports upward: layouts"),
        ({"connectors___a": "import hrkpi.report"}, "connectors._a:1 must not see hrkpi.report"),
        ({"layouts__a": "from hrkpi.facts_people import x"}, "layouts.a:1 must not see hrkpi.facts_people.x"),
        ({"app": "import tests.builders"}, "app:1 imports tests.builders, which is no part of the product"),
        ({"app": "from importlib import import_module as x\nimport_module('y')"}, "app:2 imports by name"),
        ({"app": "import importlib\nimportlib.import_module('y')"}, "app:2 imports by name"),
        ({"hrkpi__utils": ""}, "hrkpi.utils is in no layer"),
    ],
)
def test_a_breach_is_named_with_its_place(modules: dict[str, str], complaint: str) -> None:
    assert broken(**modules) == [complaint]


def test_machinery_may_be_imported_by_plug_ins() -> None:
    assert broken(layouts__a="from layouts._parts import cards", layouts___parts="") == []
    assert (
        broken(connectors__a="from connectors._read import read", connectors___read="import hrkpi.workspace")
        == []
    )


def test_only_discovery_imports_by_name() -> None:
    assert broken(hrkpi__discovery="from importlib import import_module\nimport_module('x')") == []


def test_an_import_at_first_use_is_an_import() -> None:
    assert broken(hrkpi__kpi="late('hrkpi.report')", hrkpi__report="") == [
        "hrkpi.kpi:1 imports upward: hrkpi.report"
    ]
    assert broken(hrkpi__kpi="discovery.late(name)") == [
        "hrkpi.kpi:1 imports relatively; write the full module name"
    ]


def test_a_circle_is_found_even_within_a_layer() -> None:
    circle = broken(
        hrkpi__snapshot="import hrkpi.workspace", hrkpi__workspace="from hrkpi.snapshot import Snapshot"
    )

    assert circle == ["These import each other in a circle: hrkpi.snapshot, hrkpi.workspace"]


def test_an_init_that_does_more_than_say_what_it_is_gets_noticed() -> None:
    assert not more_than_a_docstring("layouts", '"""Pages."""\n')
    assert more_than_a_docstring("layouts", '"""Pages."""\nimport dash\n')
    assert more_than_a_docstring("layouts", "import dash\n")
    assert not more_than_a_docstring("hrkpi", '"""Root."""\nfrom hrkpi.notebook import open\n')
