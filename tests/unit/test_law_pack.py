"""The rule pack answers for a day: what the limit was then, which countries were adequate then."""

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from kept.calendar import Period
from kept.law.articles import articles
from kept.law.pack import (
    adequacy,
    clock,
    duration_keys,
    duration_limit,
    eea,
    phone_canvassing_needs_consent,
    regime,
    repeals,
)

TODAY = date(2026, 11, 21)

DURATIONS = [
    # kind                   active    archive   force          a duty to keep?
    ("prospects", "P3Y", None, "recommended", False),
    ("customers-marketing", "P3Y", None, "recommended", False),
    ("inactive-account", "P2Y", None, "recommended", False),
    ("contract", None, "P5Y", "legal", False),
    ("consumer-claim", None, "P2Y", "legal", False),
    ("electronic-contract", None, "P10Y", "legal", True),
    ("accounting", None, "P10Y", "legal", True),
    ("tax", None, "P6Y", "legal", True),
    ("payslips", "P1M", "P5Y", "legal", True),
    ("working-time", "P5Y", None, "recommended", False),
    ("rejected-applicant", "P2Y", None, "recommended", False),
    ("card-number", None, "P13M", "recommended", False),
    ("card-number-deferred", None, "P15M", "recommended", False),
    ("card-security-code", "P0D", None, "recommended", False),
    ("call-recording", "P6M", None, "recommended", False),
    ("call-analysis", "P1Y", None, "recommended", False),
    ("video-surveillance", "P1M", None, "legal", False),
    ("vehicle-location", "P2M", None, "recommended", False),
    ("access-badges", "P3M", None, "recommended", False),
    ("logs", "P12M", None, "recommended", False),
    ("audience-tracker", "P13M", None, "recommended", False),
    ("audience-data", "P25M", None, "recommended", False),
    ("tracker-choice", "P6M", None, "recommended", False),
    ("suppression-list", "P3Y", None, "recommended", True),
    ("identity-proof", "P0D", None, "recommended", False),
    ("refused-credit", "P6M", None, "recommended", False),
    ("anti-money-laundering", None, "P5Y", "legal", True),
    ("operator-identity", None, "P5Y", "legal", True),
    ("operator-account", None, "P1Y", "legal", True),
    ("operator-connection", None, "P1Y", "legal", True),
    ("operator-billing", "P1Y", None, "legal", False),
    ("operator-security", "P3M", None, "legal", False),
]

ADEQUATE = [
    # country  day           adequate?
    ("CH", "2026-11-21", True),
    ("ch", "2026-11-21", True),
    ("JP", "2019-01-22", False),
    ("JP", "2019-01-23", True),
    ("KR", "2026-11-21", True),
    ("GB", "2021-06-27", False),
    ("GB", "2021-06-28", True),
    ("GB", "2026-11-21", True),
    ("GB", "2031-12-28", False),
    ("US", "2015-10-05", True),
    ("US", "2015-10-06", False),  # Safe Harbour fell
    ("US", "2020-07-15", True),
    ("US", "2020-07-16", False),  # Privacy Shield fell
    ("US", "2023-07-09", False),
    ("US", "2023-07-10", True),  # Data Privacy Framework
    ("BR", "2026-01-25", False),
    ("BR", "2026-01-27", True),
    ("EPO", "2025-07-15", True),
    ("CN", "2026-11-21", False),
    ("IN", "2026-11-21", False),
    ("", "2026-11-21", False),
]


@pytest.mark.parametrize(("key", "active", "archive", "force", "at_least"), DURATIONS)
def test_each_kind_of_data_has_its_limit(
    key: str, active: str | None, archive: str | None, force: str, at_least: bool
) -> None:
    """How long in use, how long in archive, by law or by advice, as a limit or as a duty."""
    limit = duration_limit(key, TODAY)

    assert limit is not None
    assert (limit.active, limit.archive, limit.force, limit.at_least) == (active, archive, force, at_least)
    assert limit.label("en") != limit.label("fr")
    assert articles(limit.source)


def test_no_kind_of_data_is_left_out_of_the_table() -> None:
    """A row added to the pack is added to this page too."""
    assert duration_keys() == tuple(row[0] for row in DURATIONS)


def test_a_limit_holds_from_its_day_on() -> None:
    """The advice on logs is of October 2021: before, the pack has no figure for them."""
    assert duration_limit("logs", date(2021, 10, 13)) is None
    assert duration_limit("logs", date(2021, 10, 14)) is not None
    assert duration_limit("no such data", TODAY) is None


@pytest.mark.parametrize(("country", "day", "adequate"), ADEQUATE)
def test_adequacy_is_asked_for_a_day(country: str, day: str, adequate: bool) -> None:
    """Decisions are taken, renewed and struck down; the answer is the one of that day."""
    assert (adequacy(country, date.fromisoformat(day)) is not None) is adequate


def test_the_american_decision_covers_certified_organisations_only() -> None:
    """A transfer to the United States needs more than the name of the country."""
    decision = adequacy("US", TODAY)

    assert decision is not None
    assert decision.certified
    assert "Data Privacy Framework" in (decision.scope("en") or "")
    assert "certifiées" in (decision.scope("fr") or "")
    canada = adequacy("CA", TODAY)
    assert canada is not None
    assert "PIPEDA" in (canada.scope("en") or "")


def test_sending_data_inside_the_eea_is_no_transfer() -> None:
    """Twenty-seven Member States, three EFTA States, and the parts of them with codes of their own."""
    assert all(eea(country) for country in ("FR", "de", "IE", "NO", "IS", "LI", "RE", "MQ"))
    assert not any(eea(country) for country in ("CH", "GB", "US", "NC", ""))


@pytest.mark.parametrize(
    ("key", "period"),
    [
        ("request.answer", "P1M"),
        ("request.extended", "P3M"),
        ("request.refusal", "P1M"),
        ("notice.indirect", "P1M"),
        ("breach.authority", "PT72H"),
        ("breach.telecom", "PT24H"),
    ],
)
def test_a_clock_has_its_period_and_its_article(key: str, period: str) -> None:
    """The answer within a month, the breach within 72 hours, each with the article it follows."""
    assert clock(key, TODAY).period == period
    assert articles(clock(key, TODAY).source)


def test_a_clock_nobody_defined_is_a_mistake_of_the_program() -> None:
    """Clocks are asked for by name in code, so a wrong name is refused loudly."""
    with pytest.raises(LookupError, match="no clock"):
        clock("breach.nobody", TODAY)


def test_calling_consumers_needs_consent_since_11_august_2026() -> None:
    """The day before, they could be called unless they had objected."""
    assert not phone_canvassing_needs_consent(date(2026, 8, 10))
    assert phone_canvassing_needs_consent(date(2026, 8, 11))
    before = regime("phone-canvassing", date(2026, 8, 10))
    assert before is not None
    assert before.value == "opt-out"


def test_every_row_of_the_pack_can_be_read_and_no_two_hold_at_once() -> None:
    """Periods are periods, ends come after beginnings, and rows of one key follow each other."""
    pack = tomllib.loads(files("kept.law").joinpath("pack.toml").read_text(encoding="utf-8"))
    for name, key in (("duration", "key"), ("clock", "key"), ("regime", "key"), ("adequacy", "country")):
        ends: dict[str, date] = {}
        for row in pack[name]:
            assert row["valid_from"] > ends.get(row[key], date.min)
            ends[row[key]] = row.get("valid_to", date.max)
            assert row["valid_from"] < ends[row[key]]
            for field in ("active", "archive", "period"):
                assert field not in row or Period.parse(row[field]).iso() == row[field]


def test_the_french_of_the_pack_is_typeset_as_french() -> None:
    """Typographic apostrophes, and no plain space before a double mark."""
    pack = files("kept.law").joinpath("pack.toml").read_text(encoding="utf-8")
    for french in re.findall(r'^(?:scope_)?fr = "(.*)"$', pack, re.MULTILINE):
        assert "'" not in french
        assert not re.search(r" [:;!?»]|« ", french)


def test_a_text_has_ended_by_its_day_and_held_before() -> None:
    """The old contractual clauses held until 26 December 2022; what takes their place is cited from tables we have."""
    assert "2010/87" not in {repeal.cited for repeal in repeals(date(2022, 12, 26))}
    assert "2010/87" in {repeal.cited for repeal in repeals(date(2022, 12, 27))}
    for repeal in repeals(TODAY):
        assert articles(repeal.source)
