"""Finds plug-ins: each module of a package offers one constant whose key is the file's name."""

import sys
from functools import cache
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeVar

from hrkpi.errors import DefinitionError

if TYPE_CHECKING:
    from types import ModuleType

T = TypeVar("T")


def collect(package: str, constant: str, kind: type[T]) -> dict[str, T]:
    """The constants of all modules in a package, by module name.

    Args:
        package: Dotted name of the package whose files are the list.
        constant: Name of the constant each file offers, for example ``KPI``.
        kind: What each constant must be; it has an attribute ``key``.

    Returns:
        Plug-ins by key, in alphabetical order. Modules that start with an underscore are machinery, left out.

    Raises:
        DefinitionError: If a module lacks the constant, or its key is not the file's name.
    """
    return {name: offered(package, name, constant, kind) for name in offers(package)}


@cache
def offers(package: str) -> tuple[str, ...]:
    """Keys of the plug-ins of a package, in alphabetical order; none of them is imported."""
    home = import_module(package)
    return tuple(
        sorted(found.name for found in iter_modules(home.__path__) if not found.name.startswith("_"))
    )


def offered(package: str, name: str, constant: str, kind: type[T]) -> T:
    """One plug-in of a package, by its key; arguments and errors as of ``collect``."""
    module = f"{package}.{name}"
    offer = getattr(import_module(module), constant, None)
    if not isinstance(offer, kind):
        raise DefinitionError(
            f"The module offers no {kind.__name__} named {constant}.",
            where=module,
            mend=f"define {constant} = {kind.__name__}(key={name!r}, …), or start the file's name with '_'.",
        )
    key = getattr(offer, "key", None)
    if key != name:
        raise DefinitionError(
            f"The key {key!r} is not the file's name.",
            where=module,
            mend=f"write key={name!r}, or rename the file.",
        )
    return offer


def late(module: str) -> "ModuleType":
    """A module of ours that is imported at first use: slow to import, and seldom needed."""
    return import_module(module)


def postpone(module: str) -> None:
    """Make a module of a library there by name, and import it when somebody uses what is in it.

    A library that imports all of another by name makes short commands wait for parts that nobody uses.
    """
    home, _, name = module.rpartition(".")
    if module in sys.modules or not (spec := find_spec(module)) or not spec.loader:
        return
    spec.loader = LazyLoader(spec.loader)
    sys.modules[module] = waiting = module_from_spec(spec)
    spec.loader.exec_module(waiting)
    if home:
        setattr(sys.modules[home], name, waiting)
