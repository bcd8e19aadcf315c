"""Expected failures, each told in three parts: what, where, how to mend."""


class HrkpiError(Exception):
    """An expected failure, told in three parts.

    Args:
        what: The rule that was broken, in the reader's words.
        where: File, sheet, row, column or setting; never a cell's content.
        mend: The next step that makes it work.
    """

    def __init__(self, what: str, *, where: str, mend: str) -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(f"{what}\n  where: {where}\n  mend:  {mend}")


class DefinitionError(HrkpiError):
    """A KPI, connector, page or setting is declared wrongly; a programmer mends it."""


class ExportError(HrkpiError):
    """A file from an HR system cannot be read; whoever exported it mends it."""


class TableError(HrkpiError):
    """Rows break a rule of a canonical table; whoever made the frame mends it."""


class QueryError(HrkpiError):
    """A question names a period, group or KPI that does not exist."""


class SettingError(HrkpiError):
    """A setting, address or option is wrong; the administrator mends it."""


class WorkspaceError(HrkpiError):
    """A workspace or snapshot is missing, damaged or busy; its owner mends it."""


class EngineError(HrkpiError):
    """An engine is out of reach, fails or takes too long; the administrator mends it."""


class BridgeError(HrkpiError):
    """Opening and steps do not make the closing, so the facts are damaged; the workspace's owner mends it."""


class AccessError(HrkpiError):
    """The asker may not see or do this; the workspace's owner can grant it."""
