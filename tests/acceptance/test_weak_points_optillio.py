"""The page of Optillio as it was published: its weak points, and the rule that finds each of them at its line.

The weight is the rule's; `question` is what only a person can answer: it stands on the list of `--persona dpo`, and never
changes how a check ends.
"""

from __future__ import annotations

import pytest
from tests.acceptance.weak_points import Row, findings_of_the_lawful_setting, is_found, marked, unlike, without_row

PAGE = "optillio"

ROWS = (
    Row(1, "error", "right-conditioned", "Every request must give its reasons", "reasons"),
    Row(2, "error", "identity-always-demanded", "identity: always"),
    Row(3, "question", "identity-copy-to-justify", "identity_document: required"),
    Row(3, "warning", "identity-proof-without-end", "identity: always"),
    Row(4, "note", "complaint-without-address", "rights:"),
    Row(4, "error", "right-missing", "open: [access", "`complaint`"),
    Row(5, "warning", "answer-deadline-missing", "requests:"),
    Row(6, "warning", "right-missing", "open: [access", "`post-mortem`"),
    Row(7, "error", "right-missing", "open: [access", "`withdraw-consent`"),
    Row(8, "error", "purpose-without-basis", "account-creation:"),
    Row(8, "error", "purpose-without-basis", "improvement-by-cookies:"),
    Row(8, "error", "purpose-without-basis", "service-use:"),
    Row(9, "error", "marketing-without-consent", "email: {people: [users, customers, prospects]"),
    Row(10, "question", "objection-shown-apart", "email: {people: [users, customers, prospects]"),
    Row(11, "error", "tracker-without-consent", "improvement:"),
    Row(11, "error", "tracker-without-consent", "past-activity:"),
    Row(12, "error", "anonymous-yet-identifying", "anonymous: true", "past-activity"),
    Row(13, "question", "tracker-life-to-weigh", "lasts: 13 months", "`past-activity`"),
    Row(14, "error", "link-to-nowhere", 'link: "#"'),
    Row(15, "warning", "notice-made-binding", "part: true"),
    Row(15, "warning", "notice-made-binding", "undertakes to respect this policy"),
    Row(16, "error", "change-without-notice", "without notice"),
    Row(17, "note", "date-contradicted", "effective: 2019-01-01"),
    Row(18, "note", "absolute-promise", "all information on collection", "tell everything"),
    Row(18, "warning", "notice-incomplete", "policy: {en: Privacy policy"),
    Row(19, "error", "controller-incomplete", "optillio:", "`legal-form` or `registration`"),
    Row(20, "error", "role-mistaken", "controller of all the data of users"),
    Row(21, "warning", "others-not-told", "contact_name:"),
    Row(22, "question", "birth-date-to-justify", "birth_date:"),
    Row(22, "warning", "field-without-purpose", "profile:", "`birth_date`"),
    Row(23, "warning", "required-and-optional", "phone: optional"),
    Row(24, "error", "required-without-feature", "name: required, email: required", "what happens without"),
    Row(25, "warning", "open-list", "data on the business relationship, and so on"),
    Row(25, "warning", "open-list", "other profile data, and so on"),
    Row(25, "warning", "open-list", "traffic and connection data, and so on"),
    Row(26, "note", "absolute-promise", "No sensitive data is ever", "sensitive"),
    Row(27, "question", "means-for-an-aim", "by placing cookies on terminals"),
    Row(28, "error", "shorter-than-law", "keep: 4 years", "`billing`"),
    Row(29, "error", "trigger-ambiguous", "from collection or from the last contact"),
    Row(29, "error", "trigger-ambiguous", "the end of the contract or the last contact"),
    Row(30, "warning", "longer-than-advised", "keep: 4 years", "`inactive-customers`"),
    Row(30, "warning", "longer-than-advised", "keep: 4 years", "`prospects`"),
    Row(31, "error", "two-durations", "inactive-customers:"),
    Row(32, "warning", "obligation-without-law", "basis: legal-obligation"),
    Row(32, "error", "retention-without-trigger", "keep: 1 year"),
    Row(33, "error", "length-in-vague-words", "commercial requirement"),
    Row(34, "warning", "right-narrowed", "notwithstanding the rights to deletion", "durations are put above rights"),
    Row(35, "error", "right-narrowed", "without prejudice to these durations", "erasure is taken back"),
    Row(36, "warning", "officer-unclear", "dpo: contact@optillio.com"),
    Row(37, "note", "officer-unclear", "steers compliance", "steer"),
    Row(38, "note", "party-without-part", "ovh:"),
    Row(39, "warning", "inside-europe-contradicted", "kept in the European Union"),
    Row(40, "warning", "recipient-unnamed", "processors in other countries"),
    Row(40, "error", "transfer-without-tool", "abroad:"),
    Row(41, "warning", "sharing-denied", "in no other case"),
    Row(42, "question", "foreign-order", "law:", "outside the Union"),
    Row(43, "question", "payment-without-bank", "billing, payment]"),
    Row(44, "warning", "teams-as-one", "teams:"),
    Row(45, "warning", "security-outdated", "TLS with 128 bits"),
    Row(46, "note", "security-not-stated", "policy: {en: Privacy policy", "breach"),
    Row(47, "note", "message-like-offer", "service: #"),
    Row(48, "note", "document-under-two-names", "terms-of-use:"),
    Row(49, "error", "source-not-stated", "prospecting:"),
    Row(50, "note", "automated-decisions-not-said", "rights:"),
)

DIFFERS = {
    24: "what happens without a required field must be told (GDPR art. 13(2)(e)): an error, on each of the pages",
    30: "the authority advises three years, and does not forbid four: a warning, on each of the pages",
    31: "two durations for the same data cannot both be kept: an error, on each of the pages",
    49: "the source must be told (GDPR art. 14(2)(f)): an error, on each of the pages",
}
"""Where no row weighs what the list of weak points says, and why."""


@pytest.mark.parametrize("row", marked(PAGE, ROWS))
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks with its weight, or asks its question, at the line that has the weak point."""
    assert is_found(PAGE, row)


def test_every_weak_point_has_its_row() -> None:
    """None is passed over."""
    assert without_row(PAGE, ROWS) == set()


def test_each_weighs_what_the_list_says() -> None:
    """Error, warning or note, as the list of weak points has it; or the reason why not."""
    assert unlike(PAGE, ROWS) == set(DIFFERS)


def test_the_lawful_setting_has_no_finding() -> None:
    """The same organisation, in the lawful setting, passes the check, and no rule speaks of it."""
    assert findings_of_the_lawful_setting(PAGE) == []
