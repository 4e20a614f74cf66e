"""Which rights a person has depends on why the data is used."""

import pytest

from kept.law.vocabulary import LegalBasis, Right, rights_under

# The rights that depend on the basis; all others are open on every basis.
OPEN = [
    # basis                            erase  port   object withdraw
    (LegalBasis.CONSENT, True, True, False, True),
    (LegalBasis.CONTRACT, True, True, False, False),
    (LegalBasis.LEGAL_OBLIGATION, False, False, False, False),
    (LegalBasis.VITAL_INTERESTS, True, False, False, False),
    (LegalBasis.PUBLIC_TASK, False, False, True, False),
    (LegalBasis.LEGITIMATE_INTEREST, True, False, True, False),
]


@pytest.mark.parametrize(("basis", "erasure", "portability", "objection", "withdrawal"), OPEN)
def test_the_basis_opens_and_closes_rights(
    basis: LegalBasis, erasure: bool, portability: bool, objection: bool, withdrawal: bool
) -> None:
    """Portability needs consent or contract, objection a public task or an interest, withdrawal a consent."""
    rights = rights_under(basis)

    assert (Right.ERASURE in rights) is erasure
    assert (Right.PORTABILITY in rights) is portability
    assert (Right.OBJECTION in rights) is objection
    assert (Right.WITHDRAW_CONSENT in rights) is withdrawal


@pytest.mark.parametrize("basis", list(LegalBasis))
def test_some_rights_are_open_whatever_the_basis(basis: LegalBasis) -> None:
    """Access, rectification, restriction, human review, directives for after one's death, complaint."""
    always = {
        Right.ACCESS,
        Right.RECTIFICATION,
        Right.RESTRICTION,
        Right.HUMAN_REVIEW,
        Right.POST_MORTEM,
        Right.COMPLAINT,
    }
    assert always <= rights_under(basis)


def test_the_words_of_a_policy_file_are_the_values_of_the_lists() -> None:
    """What a person writes in a policy is looked up as it stands."""
    assert [basis.value for basis in LegalBasis] == [
        "consent",
        "contract",
        "legal-obligation",
        "vital-interests",
        "public-task",
        "legitimate-interest",
    ]
    assert LegalBasis("contract").label("fr") == "exécution d’un contrat"
    assert Right("post-mortem").iri is None
    assert Right("access").iri == "https://w3id.org/dpv/legal/eu/gdpr#A15"
