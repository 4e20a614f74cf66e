"""The short words of the page, in English."""

from kept.law.vocabulary import Right
from kept.policy import Role
from kept.publish.tongue import Labels

LABELS = Labels(
    skip="Skip to the text",
    contents="Contents",
    summary="In short",
    languages="Language",
    other_language="Français",
    versions="Versions of this policy",
    in_force="this version",
    proof="See how this promise is kept",
    registration="Company",
    address="Address",
    email="E-mail",
    phone="Telephone",
    site="Website",
    right="Legal basis",
    people="People concerned",
    data="Personal data",
    recipients="Recipients",
    issuer="Issued by",
    used_to="Used to",
    records="Records",
    life="Lasts",
    cookies="Cookies",
    choice="Your choice",
    needed_for="Without it, these stop working",
    opt_out="Refuse at the source",
    top="Back to the top",
    sections={
        "who": "Who is responsible",
        "scope": "Whom this policy concerns, and where personal data comes from",
        "data": "Which personal data we use",
        "purposes": "Why we use it, and by what right",
        "recipients": "Who receives it",
        "transfers": "Where it goes",
        "retention": "How long we keep it",
        "rights": "Your rights",
        "objection": "Your right to object",
        "exercise": "How to exercise your rights",
        "complaint": "Complaints",
        "automated": "Automated decisions",
        "trackers": "Cookies and other trackers",
        "marketing": "Commercial messages",
        "security": "How it is protected",
        "breach": "If protection fails",
        "versions": "Texts of reference and versions",
    },
    kinds={
        "essential": "essential",
        "audience": "audience measurement",
        "personalisation": "personalisation",
        "advertising": "advertising",
    },
    channels={"email": "By e-mail", "sms": "By SMS", "phone": "By telephone", "post": "By post"},
    roles={
        Role.CONTROLLER: "controller",
        Role.JOINT_CONTROLLER: "joint controller",
        Role.PROCESSOR: "processor",
        Role.RECIPIENT: "recipient",
        Role.STAFF: "staff",
        Role.AUTHORITY: "authority",
    },
    rights={
        Right.ACCESS: (
            "Access",
            "You may ask whether we hold personal data about you, and receive a copy of it with all that explains it.",
        ),
        Right.RECTIFICATION: (
            "Rectification",
            "You may have personal data corrected where it is wrong, and completed where something is missing.",
        ),
        Right.ERASURE: (
            "Erasure",
            "You may have your personal data erased. What a law makes us keep stays, and so does what we need for a contract that runs or as evidence of one that is over; we tell you what, why, and until when.",
        ),
        Right.RESTRICTION: (
            "Restriction",
            "You may ask us to keep your personal data without using it, for instance while its accuracy is being checked.",
        ),
        Right.PORTABILITY: (
            "Portability",
            "You may receive the personal data that you gave us under a contract or with your consent, in a format that other software can read, or have it sent to someone else.",
        ),
        Right.OBJECTION: ("Objection", "You may object to some uses of your personal data: see the next section."),
        Right.WITHDRAW_CONSENT: (
            "Withdrawal of consent",
            "Where we act with your consent, you may withdraw it at any time, as easily as you gave it. What was done before remains lawful.",
        ),
        Right.HUMAN_REVIEW: (
            "Human review",
            "You may ask for a person to look again at a decision taken by automated means.",
        ),
        Right.POST_MORTEM: (
            "After your death",
            "You may leave directives on keeping, erasing or passing on your personal data after your death, and change them whenever you like.",
        ),
        Right.COMPLAINT: ("Complaint", "You may turn to the supervisory authority: see the section on complaints."),
    },
)
