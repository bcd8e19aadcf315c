"""Icons as SVG; pages use them as CSS masks, printed pages inline, so no icon is ever fetched."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

_LINE = (
    '<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" '
    'stroke-linejoin="round">{}</g>'
)
_SOLID = '<path fill="currentColor" fill-rule="evenodd" d="{}"/>'

_SOLIDS = {
    "good": "M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20ZM10.6 16.6l7-7.2l-1.8-1.7l-5.3 5.5l-2.4-2.4l-1.7 1.8Z",
    "watch": "M10.7 3.2a1.5 1.5 0 0 1 2.6 0l9 16a1.5 1.5 0 0 1-1.3 2.3h-18a1.5 1.5 0 0 1-1.3-2.3Z"
    "M10.9 9v6h2.2v-6ZM10.9 16.6v2.3h2.2v-2.3Z",
    "off": "M10.8 1.5a1.7 1.7 0 0 1 2.4 0l9.3 9.3a1.7 1.7 0 0 1 0 2.4l-9.3 9.3a1.7 1.7 0 0 1-2.4 0l-9.3-9.3"
    "a1.7 1.7 0 0 1 0-2.4ZM7.6 9.2l2.8 2.8l-2.8 2.8l1.6 1.6l2.8-2.8l2.8 2.8l1.6-1.6l-2.8-2.8l2.8-2.8l-1.6-1.6"
    "l-2.8 2.8l-2.8-2.8Z",
    "none": "M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20ZM12 4.2a7.8 7.8 0 1 0 0 15.6a7.8 7.8 0 0 0 0-15.6Z"
    "M7.5 10.9h9v2.2h-9Z",
    "up": "M12 5l8.5 14h-17Z",
    "down": "M12 19l-8.5-14h17Z",
    "same": "M4 10.8h16v2.6h-16Z",
}

_LINES = {
    "bars": '<path stroke-width="3.4" d="M5.5 19v-5M12 19v-9.5M18.5 19v-14"/>',
    "scorecard": '<path d="M4 4h6.5v8H4zM13.5 4H20v5h-6.5zM4 15h6.5v5H4zM13.5 12H20v8h-6.5z"/>',
    "explore": '<path d="M3.5 20.5h17M4.5 15l4.5-4.5 3.5 3L19.5 6M15 5.5h5v5"/>',
    "data": '<path d="M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3s-3.6 3-8 3s-8-1.3-8-3Z'
    "M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6"
    'M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"/>',
    "workforce": '<path d="M9 4a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7ZM2.5 20v-1.5a5 5 0 0 1 5-5h3a5 5 '
    '0 0 1 5 5v1.5M15.5 4.3a3.5 3.5 0 0 1 0 6.5M18 13.8a5 5 0 0 1 3.5 4.7v1.5"/>',
    "turnover": '<path d="M14 4h-8.5v16h8.5M10 12h10.5M17 8.5l3.5 3.5l-3.5 3.5"/>',
    "hiring": '<path d="M10 4a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7ZM3 20v-1.5a5 5 0 0 1 5-5h4'
    'a5 5 0 0 1 3.5 1.4M18.5 14.5v6M15.5 17.5h6"/>',
    "engagement": '<path d="M4 5h16v11h-8.5l-4.5 4v-4h-3ZM8.5 9.5h7M8.5 12.2h4"/>',
    "training": '<path d="M12 4.5l10 4.5l-10 4.5l-10-4.5ZM6 11.5v5c3.5 2.7 8.5 2.7 12 0v-5"/>',
    "diversity": '<path d="M9 5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11ZM15 7.5a5.5 5.5 0 1 1 0 11'
    'a5.5 5.5 0 0 1 0-11Z"/>',
    "catalogue": '<path d="M4 5.5c3-1.5 6-1.5 8 0v14c-2-1.5-5-1.5-8 0ZM20 5.5c-3-1.5-6-1.5-8 0v14'
    'c2-1.5 5-1.5 8 0Z"/>',
    "readiness": '<path d="M4 6l1.5 1.5l2.5-3M4 13l1.5 1.5l2.5-3M4 20l1.5 1.5l2.5-3M12 6h8.5M12 13h8.5'
    'M12 20h8.5"/>',
    "search": '<path d="M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM15.3 15.3l5.2 5.2"/>',
    "print": '<path d="M7 8.5v-5h10v5M7 17.5h-3.5v-9h17v9h-3.5M7 14h10v6.5h-10Z"/>',
    "lock": '<path d="M5.5 11h13v9.5h-13zM8 11V8a4 4 0 0 1 8 0v3"/>',
    "link": '<path d="M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4l-1.2 1.2'
    'M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 0 0 6.4 6.4l1.2-1.2"/>',
    "download": '<path d="M12 3.5v11M7.5 10.5l4.5 4.5l4.5-4.5M4 20.5h16"/>',
    "downloads": '<path d="M12 3.5v11M7.5 10.5l4.5 4.5l4.5-4.5M4 20.5h16"/>',
    "upload": '<path d="M12 15.5v-11M7.5 8.5l4.5-4.5l4.5 4.5M4 20.5h16"/>',
    "left": '<path d="M14.5 6l-6 6l6 6"/>',
    "right": '<path d="M9.5 6l6 6l-6 6"/>',
    "choose": '<path d="M8 9.5l4-4l4 4M8 14.5l4 4l4-4"/>',
    "reset": '<path d="M4 4.5v5h5M4.6 9.5A8 8 0 1 1 4 13.5"/>',
    "sun": '<path d="M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2'
    'M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>',
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/>',
    "menu": '<path d="M3.5 6h17M3.5 12h17M3.5 18h17"/>',
    "close": '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>',
    "table": '<path d="M3.5 4.5h17v15h-17zM3.5 9.5h17M3.5 14.5h17M9.5 9.5v10"/>',
    "info": '<path d="M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18ZM12 11v5.5M12 7.5v.200"/>',
    "keys": '<path d="M2.5 6h19v12h-19zM6 10h.200M10 10h.200M14 10h.200M18 10h.200M7.5 14.2h9"/>',
    "languages": '<path d="M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18ZM3 12h18M12 3c2.6 2.6 3.8 5.6 3.8 9'
    's-1.2 6.4-3.8 9c-2.6-2.6-3.8-5.6-3.8-9s1.2-6.4 3.8-9"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "undo": '<path d="M8.5 4.5l-4.5 4.5l4.5 4.5M4.5 9h9.5a5.5 5.5 0 0 1 0 11h-4"/>',
}

ICONS: Mapping[str, str] = MappingProxyType(
    {name: _SOLID.format(path) for name, path in _SOLIDS.items()}
    | {n: _LINE.format(p) for n, p in _LINES.items()}
)


def svg(name: str, *, size: int = 14) -> str:
    """An icon as inline SVG in the colour of its text; it says nothing to a screen reader."""
    box = f'viewBox="0 0 24 24" width="{size}" height="{size}"'
    return f'<svg class="icon" {box} aria-hidden="true">{ICONS[name]}</svg>'


def stylesheet() -> str:
    """One rule per icon that makes it the mask of an element with the class ``icon-<name>``."""
    return "".join(f'.icon-{name}{{--icon:url("{_address(name)}")}}' for name in ICONS)


def _address(name: str) -> str:
    inner = ICONS[name].replace("currentColor", "#000")
    image = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{inner}</svg>'
    return "data:image/svg+xml," + quote(image, safe="/:=' ,.()")
