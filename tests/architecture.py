"""Reads every import of the product and compares it with the layers. Pure text in, complaints out."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

KEEPING = (  # a folder that outlives power cuts
    *("hrkpi.workspace", "hrkpi.snapshot", "hrkpi.settings", "hrkpi.house", "hrkpi.shelf", "hrkpi.manifest"),
    *("hrkpi.publish", "hrkpi.draft", "hrkpi.merge", "hrkpi.lock"),
)
SIGNAL = (
    "hrkpi.quantiles",
    "hrkpi.limits",
    "hrkpi.season",
    "hrkpi.watch",
    "hrkpi.forecast",
)  # when a movement is more than noise
ANSWERING = (
    "hrkpi.report",
    "hrkpi.scorecard",
    "hrkpi.bridge",
    "hrkpi.measured",
    "hrkpi.gathered",
    "hrkpi.reading",
    *("hrkpi.memory", "hrkpi.feeds"),
    "hrkpi.rows",
    "hrkpi.curves",
    "hrkpi.future",
    "hrkpi.ahead",
    "hrkpi.landing",
)
EXPLAINING = (  # what stands behind a figure, and what may be said of it
    *("hrkpi.monthly", "hrkpi.signal", "hrkpi.funnel", "hrkpi.contribution", "hrkpi.methods"),
    "hrkpi.distribution",
    *(
        "hrkpi.material",
        "hrkpi.claims",
        "hrkpi.narrative",
        "hrkpi.readiness",
        "hrkpi.relevance",
        "hrkpi.conflicts",
    ),
    *(
        "hrkpi.mending",
        "hrkpi.catalogued",
        "hrkpi.bounded",
        "hrkpi.movers",
        "hrkpi.stratified",
        "hrkpi.explained",
        "hrkpi.weighed",
    ),
)
PROTECTION = (
    *("hrkpi.protect", "hrkpi.hiding", "hrkpi.cells", "hrkpi.lines"),
    *("hrkpi.policy", "hrkpi.tree"),
)
TARGETS = (
    "hrkpi.targets",
    "hrkpi.target_import",
    "hrkpi.packs",
    "hrkpi.notes",
    "hrkpi.note_book",
    "hrkpi.event_import",
)
SMALL = ("hrkpi.dates", "hrkpi.positions", "hrkpi.kept")  # helpers that know nothing of the field
BENCH = ("hrkpi.bench", "hrkpi.bench.*")
LAYERS = (  # from the top; a module imports what is below it, and its own layer if it is no plug-in
    ("app", "hrkpi", "hrkpi.__main__", "hrkpi.cli", "hrkpi.cli_*", "hrkpi.server", "hrkpi.notebook", *BENCH),
    ("layouts", "layouts.*"),
    ("connectors", "connectors.*"),
    ("hrkpi.export", "hrkpi.export.*"),
    ("hrkpi.viewing", "hrkpi.views", "hrkpi.views.*"),
    (*ANSWERING, *EXPLAINING),
    (
        "hrkpi.kpis",
        "hrkpi.kpis.*",
        *PROTECTION,
        *TARGETS,
        "hrkpi.wording",
        "hrkpi.sentences",
        "hrkpi.terms",
        "hrkpi.phrases",
        "hrkpi.headline",
    ),
    (
        "hrkpi.kpi",
        "hrkpi.population",
        "hrkpi.intervals",
        "hrkpi.association",
        "hrkpi.parity",
        "hrkpi.pay",
        "hrkpi.strata",
        "hrkpi.decomposed",
        "hrkpi.survival",
        "hrkpi.evaluate",
        "hrkpi.result",
        "hrkpi.view",
        "hrkpi.mix",
        "hrkpi.assumed",
        *SIGNAL,
    ),
    ("hrkpi.query", "hrkpi.ledger", "hrkpi.histogram"),
    (*KEEPING, "hrkpi.store", "hrkpi.store.*"),
    ("hrkpi.engine", "hrkpi.engine.*"),
    ("hrkpi.facts", "hrkpi.facts_*", "hrkpi.book", "hrkpi.fact", "hrkpi.restate", "hrkpi.restate.*"),
    ("hrkpi.conform", "hrkpi.findings", "hrkpi.principal"),
    ("hrkpi.tables", "hrkpi.tables_*", "hrkpi.table"),
    (
        "hrkpi.period",
        "hrkpi.discovery",
        "hrkpi.language",
        "hrkpi.nearest",
        "hrkpi.durable",
        "hrkpi.dates",
        "hrkpi.positions",
        "hrkpi.kept",
    ),
    ("hrkpi.errors",),
)
BLIND = {  # who must not see what, although it stands below
    "layouts": ("connectors", "hrkpi.query", "hrkpi.engine", "hrkpi.facts", "hrkpi.book", "hrkpi.store"),
    "hrkpi.views": ("hrkpi.engine", "hrkpi.facts", "hrkpi.store"),
    "hrkpi.export": ("hrkpi.query", "hrkpi.engine", "hrkpi.facts", "hrkpi.book", "hrkpi.store"),
    "connectors": (
        *("hrkpi.export", "hrkpi.report", "hrkpi.scorecard", "hrkpi.bridge", "hrkpi.kpis", "hrkpi.targets"),
        *("hrkpi.protect", "hrkpi.kpi", "hrkpi.population", "hrkpi.intervals", "hrkpi.result", "hrkpi.query"),
    ),
}
PLUG_INS = ("hrkpi.kpis", "hrkpi.views", "connectors", "layouts")
ROOTS = ("app", "hrkpi", "connectors", "layouts", "tests", "docs", "data", "benchmarks")
DISPATCHERS = ("hrkpi.cli",)  # it imports the module of the command asked for, from its own table
FINDERS = ("hrkpi.discovery",)  # the modules that may import by name
LATE = "late"  # the finders' function that imports a module at first use: an import like any other
BY_NAME = ("import_module", "__import__", "run_module", "run_path", "spec_from_file_location")
PUBLIC = "hrkpi"  # the one package whose __init__ names something


@dataclass(frozen=True)
class Import:
    """One import as it stands in a source.

    Args:
        target: Full name of what is imported; leading dots where it is relative.
        line: Line of the source.
        inside: Whether it stands inside a function.
    """

    target: str
    line: int
    inside: bool


def imports(source: str) -> list[Import]:
    """Every import of a source, wherever it stands."""
    return list(_imports(ast.parse(source), inside=False))


def complaints(sources: Mapping[str, str]) -> list[str]:
    """What the imports of the product break.

    Args:
        sources: Text of each module by its full name; a package stands under the package's name.

    Returns:
        One sentence per breach, with module and line.
    """
    graph = {
        module: [(_module(found.target, sources), found) for found in imports(text)]
        for module, text in sources.items()
    }
    told = list(
        dict.fromkeys(
            f"{m}:{f.line} {why}" for m, row in graph.items() for t, f in row for why in _why(m, t, f)
        )
    )
    told += [
        f"{module}:{line} imports by name"
        for module, text in sources.items()
        for line in by_name(module, text)
    ]
    told += [f"{module} is in no layer" for module in sources if layer(module) is None]
    return told + cycles({module: {target for target, _ in found} for module, found in graph.items()})


def layer(module: str) -> int | None:
    """Number of a module's layer from the top, by the longest pattern that fits; None if none does."""
    fits = [(len(p), number) for number, row in enumerate(LAYERS) for p in row if fnmatchcase(module, p)]
    return max(fits)[1] if fits else None


def by_name(module: str, source: str) -> list[int]:
    """Lines that import by a string, outside the modules that may."""
    if module in FINDERS:
        return []
    names = [(getattr(n, "id", getattr(n, "attr", "")), n) for n in ast.walk(ast.parse(source))]
    return [node.lineno for name, node in names if name in BY_NAME and isinstance(node, ast.expr)]


def cycles(graph: Mapping[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; one sentence for all that are left."""
    left = {module: targets & set(graph) - {module} for module, targets in graph.items()}
    while free := {module for module, targets in left.items() if not targets}:
        left = {module: targets - free for module, targets in left.items() if module not in free}
    return [f"These import each other in a circle: {', '.join(sorted(left))}"] if left else []


def more_than_a_docstring(module: str, source: str) -> bool:
    """Whether a package's ``__init__`` holds anything beside its docstring."""
    body = ast.parse(source).body
    return module != PUBLIC and not (len(body) == 1 and ast.get_docstring(ast.Module(body, [])))


def is_plug_in(module: str) -> bool:
    """Whether a module is one of those that a folder lists."""
    home, _, name = module.rpartition(".")
    return home in PLUG_INS and not name.startswith("_")


def _imports(node: ast.AST, *, inside: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(name.name, child.lineno, inside) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            home = "." * child.level + (child.module or "")
            yield from (Import(f"{home}.{name.name}", child.lineno, inside) for name in child.names)
        else:
            yield from _late(child)
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, inside=inside or function)


def _late(node: ast.AST) -> Iterator[Import]:
    """The import at first use that a call is, if it is one."""
    if isinstance(node, ast.Call) and LATE in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}:
        named = node.args[0] if node.args else None
        target = named.value if isinstance(named, ast.Constant) else f".{ast.unparse(node)}"
        yield Import(str(target), node.lineno, inside=False)


def _module(target: str, sources: Mapping[str, str]) -> str:
    """The module of ours that an import names, be it a module or something in it; else the target itself."""
    home = target.rpartition(".")[0]
    return home if target not in sources and home in sources else target


def _why(module: str, target: str, found: Import) -> Iterator[str]:
    if found.inside:
        yield f"imports {found.target} inside a function"
    if target.startswith(".") and not (module in DISPATCHERS and LATE in target):
        yield "imports relatively; write the full module name"
    if target.split(".", maxsplit=1)[0] in ROOTS:
        yield from _breach(module, target)


def _breach(module: str, target: str) -> Iterator[str]:
    here, there = layer(module), layer(target)
    if there is None:
        yield f"imports {target}, which is no part of the product"
    elif here is not None and there < here:
        yield f"imports upward: {target}"
    elif here == there and is_plug_in(module) and is_plug_in(target):
        yield f"imports another plug-in: {target}"
    elif any(_within(module, who) and _within(target, what) for who, row in BLIND.items() for what in row):
        yield f"must not see {target}"


def _within(module: str, home: str) -> bool:
    return module == home or module.startswith((f"{home}.", f"{home}_"))
