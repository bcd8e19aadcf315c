"""Makes the sample company, its exports and its published truth: ``python -m data.sample.make_sample``."""

import sys
from pathlib import Path

from data.sample import (
    _bamboohr,
    _canonical,
    _docebo,
    _greenhouse,
    _qualtrics,
    _truth_absence,
    _truth_fairness,
    _truth_learning,
    _truth_people,
    _truth_rates,
    _truth_rest,
    _truth_strategy,
)
from data.sample._absences import absences
from data.sample._applications import applications
from data.sample._appraisals import recognitions, reviews
from data.sample._costs import costs
from data.sample._goals import goals
from data.sample._simulation import Simulation
from data.sample._surveys import invitations
from data.sample._training import enrolments

HERE = Path(__file__).parent


def make(folder: Path) -> None:
    """Writes ``exports`` and ``truth`` below a folder; the same bytes every time."""
    company = Simulation().run()
    applied = applications(company.openings)
    invited = invitations(company.people)
    enrolled = enrolments(company.people)
    absent, aims, spent = absences(company.people), goals(company.people), costs(company.openings)
    reviewed, thanked = reviews(company.people), recognitions(company.people)
    exports = folder / "exports"
    _bamboohr.export(exports / "bamboohr", company.people)
    _greenhouse.export(exports / "greenhouse", company.postings, company.openings, applied)
    _qualtrics.export(exports / "qualtrics", invited)
    _docebo.export(exports / "docebo", enrolled)
    _canonical.export(exports / "canonical", absent, aims, reviewed, thanked, spent)
    truth, stays = folder / "truth", _truth_people.stays(company.people)
    cells = _truth_people.count(stays)
    _truth_people.publish(truth, stays, cells)
    _truth_rates.publish(truth, stays, cells)
    _truth_rest.publish_hiring(truth, company.openings, applied)
    _truth_rest.publish_surveys(truth, invited, stays)
    _truth_rest.publish_training(truth, enrolled, stays)
    _truth_absence.publish(truth, absent, stays)
    _truth_strategy.publish(truth, aims, reviewed, thanked, stays)
    _truth_learning.publish(truth, enrolled, stays)
    _truth_learning.publish_opinions(truth, invited, stays)
    _truth_learning.publish_costs(truth, spent, company.openings)
    _truth_fairness.publish(truth, stays)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
