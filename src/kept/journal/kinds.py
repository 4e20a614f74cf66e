"""The acts that Kept journals: the vocabulary of ``Entry.kind``.

For a DPO: this is the list of what leaves a trace. A kind is written ``subject.act``; its titles in English and French
are what pages and commands show. An act that is not in this list cannot be journalled: add it here, with both titles.
"""

from __future__ import annotations

from enum import StrEnum

from kept.findings import Words


class Kind(StrEnum):
    """What an entry is about: ``subject.act``."""

    POLICY_PUBLISHED = "policy.published"
    POLICY_CHECKED = "policy.checked"
    POLICY_FROZEN = "policy.frozen"
    POLICY_OVERRIDE = "policy.override"
    RETENTION_PLAN = "retention.plan"
    RETENTION_APPLY = "retention.apply"
    RETENTION_ERASE = "retention.erase"
    RETENTION_BLANK = "retention.blank"
    HOLD_OPEN = "hold.open"
    HOLD_RELEASE = "hold.release"
    REQUEST_OPEN = "request.open"
    REQUEST_IDENTIFY = "request.identify"
    REQUEST_READ = "request.read"
    REQUEST_FULFIL = "request.fulfil"
    REQUEST_GATHER = "request.gather"
    REQUEST_ERASE = "request.erase"
    REQUEST_BLANK = "request.blank"
    REQUEST_RECTIFY = "request.rectify"
    REQUEST_LOOK_AGAIN = "request.look-again"
    REQUEST_ANSWER = "request.answer"
    REQUEST_EXTEND = "request.extend"
    REQUEST_WARN = "request.warn"
    REQUEST_REFUSE = "request.refuse"
    REQUEST_CLOSE = "request.close"
    ATTACHMENT_DESTROY = "attachment.destroy"
    OFFICER_REVIEW = "officer.review"
    OFFICER_ADVISE = "officer.advise"
    MESSAGE_SEND = "message.send"
    MESSAGE_END = "message.end"
    RECIPIENT_TELL = "recipient.tell"
    COLLECTION_RECEIVE = "collection.receive"
    SOURCE_TELL = "source.tell"
    SCREENING_FIND = "screening.find"
    SCREENING_PURGE = "screening.purge"
    EVENT_RECORD = "event.record"
    CLIENT_INSTRUCT = "client.instruct"
    CLIENT_ALERT = "client.alert"
    REQUEST_FORWARD = "request.forward"
    LICENCE_ISSUE = "licence.issue"
    USE_DECIDE = "use.decide"
    FIGURES_USE = "figures.use"
    FIGURES_JOIN = "figures.join"
    CHOICE_RECORD = "choice.record"
    AUDIT_PLAN = "audit.plan"
    AUDIT_ANNOUNCE = "audit.announce"
    AUDIT_START = "audit.start"
    MESSAGE_DECIDE = "message.decide"

    @property
    def words(self) -> Words:
        """How people read it."""
        return TITLES[self]


TITLES: dict[Kind, Words] = {
    Kind.POLICY_PUBLISHED: Words("policy published", "politique publiée"),
    Kind.POLICY_CHECKED: Words("policy checked", "politique contrôlée"),
    Kind.POLICY_FROZEN: Words("version of the policy frozen", "version de la politique figée"),
    Kind.POLICY_OVERRIDE: Words(
        "records moved to a later version of the policy", "données passées à une version ultérieure de la politique"
    ),
    Kind.RETENTION_PLAN: Words("plan made", "plan établi"),
    Kind.RETENTION_APPLY: Words("plan carried out", "plan exécuté"),
    Kind.RETENTION_ERASE: Words("expired records erased", "données échues effacées"),
    Kind.RETENTION_BLANK: Words("expired values blanked", "valeurs échues vidées"),
    Kind.HOLD_OPEN: Words("hold placed", "gel posé"),
    Kind.HOLD_RELEASE: Words("hold released", "gel levé"),
    Kind.REQUEST_OPEN: Words("request received", "demande reçue"),
    Kind.REQUEST_IDENTIFY: Words("identity checked", "identité vérifiée"),
    Kind.REQUEST_READ: Words("question read", "question lue"),
    Kind.REQUEST_FULFIL: Words("request carried out", "demande exécutée"),
    Kind.REQUEST_GATHER: Words("a person's data gathered", "données d’une personne rassemblées"),
    Kind.REQUEST_ERASE: Words("a person's records erased", "données d’une personne effacées"),
    Kind.REQUEST_BLANK: Words("a person's values blanked", "valeurs d’une personne vidées"),
    Kind.REQUEST_RECTIFY: Words("a person's values rectified", "valeurs d’une personne rectifiées"),
    Kind.REQUEST_LOOK_AGAIN: Words("second look after an erasure", "second contrôle après effacement"),
    Kind.REQUEST_ANSWER: Words("answer given", "réponse donnée"),
    Kind.REQUEST_EXTEND: Words("time to answer extended", "délai de réponse prolongé"),
    Kind.REQUEST_WARN: Words("warned that it cannot be undone", "avertissement donné : sans retour possible"),
    Kind.REQUEST_REFUSE: Words("request refused", "demande refusée"),
    Kind.REQUEST_CLOSE: Words("request closed", "demande close"),
    Kind.ATTACHMENT_DESTROY: Words("proof of identity destroyed", "justificatif d’identité détruit"),
    Kind.OFFICER_REVIEW: Words("review by the officer", "revue du délégué"),
    Kind.OFFICER_ADVISE: Words("advice of the officer", "avis du délégué"),
    Kind.MESSAGE_SEND: Words("message to a person", "message à une personne"),
    Kind.MESSAGE_END: Words("reply to a message", "suite donnée à un message"),
    Kind.RECIPIENT_TELL: Words("recipient told", "destinataire informé"),
    Kind.COLLECTION_RECEIVE: Words("data received", "données reçues"),
    Kind.SOURCE_TELL: Words(
        "people told of the source of their data", "personnes informées de la source de leurs données"
    ),
    Kind.SCREENING_FIND: Words("free texts read through", "textes libres passés en revue"),
    Kind.SCREENING_PURGE: Words("sensitive texts emptied", "textes sensibles vidés"),
    Kind.EVENT_RECORD: Words("event recorded", "événement enregistré"),
    Kind.AUDIT_PLAN: Words("security audit planned", "audit de sécurité prévu"),
    Kind.AUDIT_ANNOUNCE: Words("staff told of an audit", "personnel averti d’un audit"),
    Kind.AUDIT_START: Words("security audit started", "audit de sécurité commencé"),
    Kind.USE_DECIDE: Words("use of data decided on", "usage de données tranché"),
    Kind.FIGURES_USE: Words("figures used", "chiffres utilisés"),
    Kind.FIGURES_JOIN: Words(
        "figures joined with personal data, and personal from now on",
        "chiffres rapprochés de données personnelles, et personnels dès lors",
    ),
    Kind.CHOICE_RECORD: Words("choice recorded", "choix enregistré"),
    Kind.CLIENT_INSTRUCT: Words("instruction of a client", "instruction d’un client"),
    Kind.CLIENT_ALERT: Words("client alerted", "client alerté"),
    Kind.REQUEST_FORWARD: Words("request passed on to a client", "demande transmise à un client"),
    Kind.LICENCE_ISSUE: Words("licence issued", "licence émise"),
    Kind.MESSAGE_DECIDE: Words("message of service decided on", "message de service tranché"),
}
