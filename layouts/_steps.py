"""What work that takes a while is doing, for readers: its own note of it, said in their language."""

import re

from hrkpi.language import marked, say

STEPS = (
    tuple(  # how work notes where it is; what stands in braces is a name, a count, or a part of publishing
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(message))), message)
        for message in (
            marked("read {file}"),
            marked("type {connector}"),
            marked("publish: {part}"),
            marked("write {table}"),
        )
    )
)
PARTS = (  # those that name nothing
    *(marked("check"), marked("writing"), marked("merge"), marked("describe"), marked("facts")),
    *(marked("stage"), marked("write facts"), marked("flush"), marked("verify"), marked("rename")),
    *(marked("flush names"), marked("register"), marked("commit"), marked("committed")),
    *(marked("done"), marked("Opening"), marked("Waiting"), marked("Keeping")),
)


def stepped(step: str) -> str:
    """A step in the reader's language: ``read employees.csv``; one that is not known here as it is."""
    if step in PARTS:
        return say(step)
    for pattern, message in STEPS:
        found = pattern.fullmatch(step)
        if found:
            return say(message, **{name: stepped(text) for name, text in found.groupdict().items()})
    return step
