"""The page of Optillio as it was published, and what `kept check` finds there.

Each row is a weak point of the published text: the rule that finds it, and words of the line it points at. Rules that
ask a person speak under `--persona dpo`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from tests.acceptance.optillio import EXAMPLE, house

PAGE = EXAMPLE / "as-published"


class Row(NamedTuple):
    """A weak point: its number, the rule that finds it, words of the line, and of what the rule says there."""

    tension: int
    rule: str
    line: str
    says: str = ""


ROWS = (
    Row(1, "right-conditioned", "Every request must give its reasons", "reasons"),
    Row(2, "identity-always-demanded", "identity: always"),
    Row(3, "identity-copy-to-justify", "identity_document: required"),
    Row(3, "identity-proof-without-end", "identity: always"),
    Row(4, "right-missing", "open: [access", "`complaint`"),
    Row(4, "complaint-without-address", "rights:"),
    Row(5, "answer-deadline-missing", "requests:"),
    Row(6, "right-missing", "open: [access", "`post-mortem`"),
    Row(7, "right-missing", "open: [access", "`withdraw-consent`"),
    Row(8, "purpose-without-basis", "account-creation:"),
    Row(8, "purpose-without-basis", "service-use:"),
    Row(8, "purpose-without-basis", "improvement-by-cookies:"),
    Row(9, "marketing-without-consent", "email: {people: [users, customers, prospects]"),
    Row(10, "objection-shown-apart", "email: {people: [users, customers, prospects]"),
    Row(11, "tracker-without-consent", "past-activity:"),
    Row(11, "tracker-without-consent", "improvement:"),
    Row(12, "anonymous-yet-identifying", "anonymous: true", "past-activity"),
    Row(13, "tracker-life-to-weigh", "lasts: 13 months", "past-activity"),
    Row(14, "link-to-nowhere", 'link: "#"'),
    Row(15, "notice-made-binding", "part: true"),
    Row(15, "notice-made-binding", "undertakes to respect this policy"),
    Row(16, "change-without-notice", "without notice"),
    Row(17, "date-contradicted", "effective: 2019-01-01"),
    Row(18, "absolute-promise", "all information on collection", "tell everything"),
    Row(18, "notice-incomplete", "policy: {en: Privacy policy"),
    Row(19, "controller-incomplete", "optillio:", "`legal-form` or `registration`"),
    Row(20, "role-mistaken", "controller of all the data of users"),
    Row(21, "others-not-told", "contact_name:"),
    Row(22, "field-without-purpose", "profile:", "`birth_date`"),
    Row(23, "required-and-optional", "phone: optional"),
    Row(24, "required-without-feature", "name: required, email: required", "what happens without"),
    Row(25, "open-list", "other profile data, and so on"),
    Row(25, "open-list", "data on the business relationship, and so on"),
    Row(25, "open-list", "traffic and connection data, and so on"),
    Row(26, "absolute-promise", "No sensitive data is ever", "sensitive"),
    Row(27, "means-for-an-aim", "by placing cookies on terminals"),
    Row(28, "shorter-than-law", "keep: 4 years", "`billing`"),
    Row(29, "trigger-ambiguous", "the end of the contract or the last contact"),
    Row(29, "trigger-ambiguous", "from collection or from the last contact"),
    Row(30, "longer-than-advised", "keep: 4 years", "`prospects`"),
    Row(30, "longer-than-advised", "keep: 4 years", "`inactive-customers`"),
    Row(31, "two-durations", "inactive-customers:"),
    Row(32, "obligation-without-law", "basis: legal-obligation"),
    Row(32, "retention-without-trigger", "keep: 1 year"),
    Row(33, "length-in-vague-words", "commercial requirement"),
    Row(34, "right-narrowed", "notwithstanding the rights to deletion", "durations are put above rights"),
    Row(35, "right-narrowed", "without prejudice to these durations", "erasure is taken back"),
    Row(36, "officer-unclear", "dpo: contact@optillio.com"),
    Row(37, "officer-unclear", "steers compliance", "steer"),
    Row(38, "party-without-part", "ovh:"),
    Row(39, "inside-europe-contradicted", "kept in the European Union"),
    Row(40, "transfer-without-tool", "abroad:"),
    Row(40, "recipient-unnamed", "processors in other countries"),
    Row(41, "sharing-denied", "in no other case"),
    Row(42, "foreign-order", "law:", "outside the Union"),
    Row(43, "payment-without-bank", "billing, payment]"),
    Row(44, "teams-as-one", "teams:"),
    Row(45, "security-outdated", "TLS with 128 bits"),
    Row(46, "security-not-stated", "policy: {en: Privacy policy", "breach"),
    Row(47, "message-like-offer", "service: #"),
    Row(48, "document-under-two-names", "terms-of-use:"),
    Row(49, "source-not-stated", "prospecting:"),
    Row(50, "automated-decisions-not-said", "rights:"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Everything the check says about the page, questions to a person included."""
    said = house(tmp_path_factory.mktemp("optillio")).kept("check", PAGE, "--persona", "dpo", "--format", "json")
    assert said.code == 1
    return [*said.json["findings"], *said.json["review"]]


def marked(row: Row) -> Any:
    """The row, with the weak point that it shows."""
    mark = pytest.mark.tension(f"optillio-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"T{row.tension} {row.rule}: {row.line} {row.says}".strip())


@pytest.mark.parametrize("row", [marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(found: list[Any], row: Row) -> None:
    """The rule speaks, and points at the line that has the weak point."""
    text = (PAGE / "policy.yaml").read_text("utf-8").splitlines()
    lines = [text[each["line"] - 1] for each in found if each["code"] == row.rule and row.says in each["message"]]

    assert any(row.line in line for line in lines)


def test_the_lawful_setting_has_no_finding(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same organisation, in the lawful setting, passes the check, and no rule speaks of it."""
    said = house(tmp_path_factory.mktemp("optillio")).kept("check", ".", "--no-places", "--format", "json")

    assert (said.code, said.json["findings"]) == (0, [])
