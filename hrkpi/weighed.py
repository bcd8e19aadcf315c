"""Whether the change of a group in a year may be called one."""

from dataclasses import replace

from hrkpi.period import Window
from hrkpi.report import Report
from hrkpi.result import Evidence, Question
from hrkpi.signal import Signal, evidence, signal

YEAR = 12  # months


def movements(report: Report, question: Question) -> Signal:
    """What is known of the movements of each group of a question, up to its last month."""
    return signal(report, replace(question, first=question.last))


def moved(
    report: Report, question: Question, months: Signal, member: str, change: float, last: int
) -> Evidence:
    """Whether a group's change in the year up to a month is more than chance.

    Args:
        report: Figures as the asker may see them.
        question: About groups of one dimension.
        months: Its movements.
        member: The group, by its label.
        change: Value now minus value a year before.
        last: Last month of the window now.
    """
    now, then = (_window(report, question, end) for end in (last, last - YEAR))
    return evidence(months.of(**{question.by[0]: member}), change, now=now, then=then)


def shifted(report: Report, question: Question, change: float | None, *, now: int, then: int) -> Evidence:
    """Whether a change of the whole between two windows is more than chance.

    Args:
        report: Figures as the asker may see them.
        question: About the whole of its filters.
        change: Value now minus value then; none where one is not known.
        now: Last month of the later window.
        then: Last month of the earlier one.
    """
    ends = (_window(report, question, now), _window(report, question, then))
    return evidence(movements(report, question), change, now=ends[0], then=ends[1])


def _window(report: Report, question: Question, last: int) -> Window:
    """The window of a question that ends with a month."""
    alone = replace(question, by=(), first=last, last=last)
    return report.once(("window", alone.known_by), lambda: report.windows(report.completed(alone))[-1])
