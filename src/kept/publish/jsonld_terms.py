"""Which word of the Data Privacy Vocabulary says what a policy calls in its own words; the general word where none does."""

from __future__ import annotations

from kept.law.vocabulary import DPV, SubjectWord

_FIELDS = {
    "name": "Name",
    "surname": "Name",
    "first_name": "Name",
    "last_name": "Name",
    "email": "EmailAddress",
    "phone": "TelephoneNumber",
    "telephone": "TelephoneNumber",
    "mobile": "TelephoneNumber",
    "postal_address": "PhysicalAddress",
    "address": "PhysicalAddress",
    "billing_address": "PhysicalAddress",
    "postal_code": "PostalCode",
    "city": "City",
    "birth_date": "BirthDate",
    "birth_place": "BirthPlace",
    "nationality": "Nationality",
    "gender": "Gender",
    "photo": "Picture",
    "username": "Username",
    "login": "Username",
    "password": "Password",
    "identity_document": "OfficialID",
    "ip_address": "IPAddress",
    "mac_address": "MACAddress",
    "user_agent": "UserAgent",
    "iban": "FinancialAccountNumber",
    "bank_account": "BankAccount",
    "card_number": "PaymentCardNumber",
    "card_expiry": "PaymentCardExpiry",
    "job": "Job",
    "job_title": "Job",
    "salary": "Salary",
    "location": "Location",
    "pages_seen": "BrowsingBehaviour",
    "audience_identifier": "UID",
    "session_identifier": "UID",
    "call_log": "CallLog",
    "recording": "VoiceCommunicationRecording",
    "voicemail": "VoiceMail",
}

_PEOPLE = {word.value: word for word in SubjectWord}


def data_term(field: str) -> str:
    """The term for a field, by its key: ``pd:EmailAddress`` for ``email``."""
    known = _FIELDS.get(field.replace("-", "_"))
    return f"pd:{known}" if known else "dpv:PersonalData"


def people_term(name: str) -> str:
    """The term for a kind of people, by its key, in the singular or the plural: ``dpv:Customer`` for ``customers``."""
    found = _PEOPLE.get(name) or _PEOPLE.get(name.removesuffix("s"))
    return found.iri.replace(DPV, "dpv:") if found else "dpv:DataSubject"
