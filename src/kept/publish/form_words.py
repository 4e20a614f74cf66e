"""What a form says around its fields, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from kept.findings import Language


@dataclass(frozen=True, slots=True)
class FormWords:
    """``{}`` is filled with what the person loses who leaves a required answer out."""

    starred: str
    without: str
    required: str
    choose: str
    free: str
    notice: str
    send: str
    form: str
    wrong: str
    title_wrong: str


_ENGLISH = FormWords(
    starred="Answers marked with an asterisk (*) are required.",
    without="Answers marked with an asterisk (*) are required: without them, {}.",
    required="required",
    choose="Choose",
    free="Please leave out anything about health, beliefs, opinions, origins, sex life, or offences, yours or other people’s.",
    notice="What we do with your answers",
    send="Send",
    form="Fill in the form",
    wrong="Nothing was sent yet: please look at these answers again. What you typed is still here.",
    title_wrong="To look at again",
)

_FRENCH = FormWords(
    starred="Les réponses marquées d’un astérisque (*) sont obligatoires.",
    without="Les réponses marquées d’un astérisque (*) sont obligatoires : sans elles, {}.",
    required="obligatoire",
    choose="Choisissez",
    free="Merci de ne rien écrire sur la santé, les croyances, les opinions, les origines, la vie sexuelle ou des infractions, qu’il s’agisse de vous ou d’autrui.",
    notice="Ce que nous faisons de vos réponses",
    send="Envoyer",
    form="Remplir le formulaire",
    wrong="Rien n’est encore parti : merci de revoir ces réponses. Ce que vous avez saisi est toujours là.",
    title_wrong="À revoir",
)

FORM_WORDS: dict[Language, FormWords] = {"en": _ENGLISH, "fr": _FRENCH}
