"""People who are paid, for the tests of pay."""

from tests.builders import Cell, Worker, worker


def paid(gender: str | None, *amounts: float, **cells: Cell) -> list[Worker]:
    """A person of a gender for each amount of euros an hour."""
    usual: dict[str, Cell] = {"pay_period": "hour", "pay_currency": "EUR"}
    return [
        worker(gender=gender, pay_amount=amount, **{**usual, **cells})  # type: ignore[arg-type]  # no spells
        for amount in amounts
    ]
