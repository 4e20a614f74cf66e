"""Wimi at work: the example over a service database, a commercial base and a folder of mail."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.acceptance.office import EXAMPLES, Office

EXAMPLE = EXAMPLES / "wimi"
LEFT = ("versions", "as-published", "*.db", ".kept", "answers", "site")

OF_AN_ACCOUNT = "id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id)"
OF_A_CONTACT = "id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contacts (id)"
SERVICE = f"""
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY, role TEXT, full_name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT, product TEXT,
    plan TEXT, company TEXT, origin TEXT, created_at TIMESTAMP, closed_on DATE, onboarded_on DATE, cancelled_on DATE
);
CREATE TABLE connections ({OF_AN_ACCOUNT}, ip TEXT, connected_at TIMESTAMP, device TEXT, accept_language TEXT);
CREATE TABLE usage ({OF_AN_ACCOUNT}, feature TEXT, score INTEGER, measured_on DATE);
CREATE TABLE contracts ({OF_AN_ACCOUNT}, reference TEXT, signatory TEXT, signed_on DATE, ended_on DATE);
CREATE TABLE payments ({OF_AN_ACCOUNT}, holder TEXT, masked_number TEXT, expiry TEXT, amount INTEGER, settled_at DATE);
CREATE TABLE payment_methods (
    {OF_AN_ACCOUNT}, holder TEXT, masked_number TEXT, expiry TEXT, last_used_at DATE, withdrawn_at DATE
);
CREATE TABLE invoices (
    {OF_AN_ACCOUNT}, number TEXT, billed_name TEXT, billed_address TEXT, amount INTEGER, issued_on DATE,
    fiscal_year_end DATE
);
CREATE TABLE debts ({OF_AN_ACCOUNT}, amount INTEGER, reminders TEXT, opened_on DATE, settled_on DATE);
CREATE TABLE disputes ({OF_AN_ACCOUNT}, subject TEXT, exhibits TEXT, closed_on DATE);
CREATE TABLE tickets ({OF_AN_ACCOUNT}, subject TEXT, body TEXT, opened_at TIMESTAMP, answered_at TIMESTAMP);
CREATE TABLE surveys ({OF_AN_ACCOUNT}, mark INTEGER, comment TEXT, answered_on DATE);
"""
CRM = f"""
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY, status TEXT, full_name TEXT NOT NULL, email TEXT, phone TEXT, company TEXT,
    list_origin TEXT, origin TEXT, created_at TIMESTAMP, last_inbound_at DATE, cancelled_on DATE, closed_on DATE,
    told_of_source_on DATE, list_seller TEXT, list_date TEXT, list_scope TEXT, list_proof TEXT
);
CREATE TABLE messages ({OF_A_CONTACT}, body TEXT, received_at TIMESTAMP);
CREATE TABLE campaigns ({OF_A_CONTACT}, campaign TEXT, sent_at TIMESTAMP);
CREATE TABLE segments ({OF_A_CONTACT}, segment TEXT, criteria TEXT, computed_on DATE);
"""


class Wimi(Office):
    """The folder of the organisation; its two databases and its folder of mail stand beside it."""


def wimi(beside: Path) -> Wimi:
    """The example, over empty databases."""
    shutil.copytree(EXAMPLE, beside / "wimi", ignore=shutil.ignore_patterns(*LEFT))
    (beside / "mail").mkdir()
    databases = {name: beside / f"{name}.db" for name in ("service", "crm")}
    for name, tables in (("service", SERVICE), ("crm", CRM)):
        with closing(sqlite3.connect(databases[name])) as store, store:
            store.executescript(tables)
    places = {f"KEPT_WIMI_{name.upper()}": f"sqlite:///{file}" for name, file in databases.items()}
    return Wimi(beside / "wimi", places | {"KEPT_WIMI_MAIL": str(beside / "mail")}, databases)


def account(key: int, email: str, **more: object) -> dict[str, object]:
    """An account of the service: its owner, unless said otherwise."""
    plain = {"role": "owner", "full_name": "Ada Lovelace", "product": "Wimi", "plan": "team", "company": "Analytical"}
    told = {"origin": "registration-form", "created_at": "2026-03-02 09:00:00"}
    return {"id": key, "email": email, **plain, **told, **more}


def contact(key: int, email: str, **more: object) -> dict[str, object]:
    """A record of the commercial base: a prospect, unless said otherwise."""
    plain = {"status": "prospect", "full_name": "Theo Martin", "origin": "contact-form", "company": "Martin"}
    told = {"created_at": "2026-03-02 09:00:00", "last_inbound_at": "2026-03-02"}
    return {"id": key, "email": email, **plain, **told, **more}
