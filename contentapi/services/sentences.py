"""What each refusal is called, what it says in the reader's language, and what to do about it.

code → (title, detail, what to do). A detail is filled from the facts of the error; where a language has no
translation of it, the error's own English message stands, which is often more exact.
"""

from __future__ import annotations

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from contentapi.core.errors import ContentError, LocaleNotAvailable

NOTHING_IN_LOCALE = _("Nothing is available in %(locale)s. Available in: %(available)s.")
"""`locale_not_available` where it is not about one guide."""

SENTENCES: dict[str, tuple[str, str, str]] = {
    "content_error": (
        _("The request cannot be served"),
        "",
        _("Read the detail and change the request."),
    ),
    "bad_request": (
        _("The request cannot be understood"),
        "",
        _("Read the detail and change the request."),
    ),
    "unknown_parameter": (
        _("Unknown query parameter"),
        _("“%(key)s” is not known here, or was given twice. Known, each once: %(known)s."),
        _("Check the spelling against the list in `known`; a misspelt parameter is never ignored."),
    ),
    "bad_parameter": (
        _("A query parameter cannot be used"),
        _("“%(key)s” cannot be “%(value)s”. Expected: %(expected)s."),
        _("Send a value of the form given in `expected`."),
    ),
    "bad_locale": (
        _("Unknown language tag"),
        _("“%(value)s” is not a language tag that we know; write one as in es-MX or zh-Hans."),
        _("Send a BCP 47 tag; /api/v1/locales lists those that there are."),
    ),
    "bad_cursor": (
        _("Not a cursor of this list"),
        _("This is no cursor of this list; leave it out to start from the beginning."),
        _("Use cursors exactly as they were given, on the path that gave them."),
    ),
    "cursor_gone": (
        _("The cursor is no longer good"),
        _("This cursor is too old, or of another installation; leave it out to start from the beginning."),
        _("Start again without a cursor, and replace what you hold by what you then get."),
    ),
    "not_found": (
        _("Nothing is here"),
        _("There is nothing at this address."),
        _("Check the address against the API's description."),
    ),
    "unknown_guide": (
        _("Unknown guide"),
        _("There is no guide “%(key)s”."),
        _("/api/v1/guides lists the guides that there are."),
    ),
    "unknown_version": (
        _("Unknown version"),
        _("There is no such published version of “%(key)s”."),
        _("The guide's /versions lists its published versions."),
    ),
    "unknown_user": (_("Unknown user"), "", _("Check the name.")),
    "unknown_file": (_("Unknown file"), "", _("Check the path.")),
    "locale_not_available": (
        _("Not available in this language"),
        _("“%(guide)s” is not available in %(locale)s. It is available in: %(available)s."),
        _("Choose from `available`, or ask the guide's own address with `lang`, which falls back."),
    ),
    "method_not_allowed": (
        _("Method not allowed"),
        _("This address knows only: %(allowed)s."),
        _("Use one of the methods in the Allow field."),
    ),
    "not_acceptable": (
        _("Nothing acceptable"),
        _("The request refuses all that there is: %(available)s."),
        _("Widen Accept, Accept-Language or Accept-Encoding."),
    ),
    "precondition_failed": (
        _("The condition does not hold"),
        _("What you hold is no longer what is here."),
        _("Read it again without the condition."),
    ),
    "range_not_satisfiable": (
        _("The range lies outside"),
        _("There are %(size)s bytes."),
        _("Ask for a range within the size given in Content-Range."),
    ),
    "guide_withdrawn": (
        _("This guide was withdrawn"),
        _("Please do not follow copies of it that you may have kept."),
        _("Remove every copy; show the notice, and the replacement if there is one."),
    ),
    "not_authenticated": (_("Not signed in"), _("Sign in first."), _("Send a token, or sign in.")),
    "not_allowed": (
        _("Not allowed"),
        _("You lack the permission for this."),
        _("Ask an administrator for the role, in the locale concerned."),
    ),
    "second_person_needed": (
        _("A second person is needed"),
        _("Who wrote a text cannot accept or approve it."),
        _("Ask someone else to do it."),
    ),
    "illegal_move": (_("Not possible in this state"), "", _("Look at the state and choose a possible step.")),
    "moved": (
        _("Changed by someone else"),
        _("The record moved since you read it; what you sent did not replace it."),
        _("Read it again and decide anew."),
    ),
    "unready": (
        _("Not ready for review"),
        _("The draft breaks a rule that keeps it from review."),
        _("Mend what the findings name, then submit it again."),
    ),
    "blocked": (
        _("A check stands against it"),
        _("A blocking finding stands against this; it was not applied."),
        _("Mend the text, or have a clinical reviewer override the finding with a reason."),
    ),
    "too_many_requests": (
        _("Too many requests"),
        _("Too many requests from you; wait and try again."),
        _("Wait as long as Retry-After says."),
    ),
    "server_error": (
        _("A fault of ours"),
        _("Something went wrong on our side; nothing was changed."),
        _("Try again later; tell the operator the time if it stays."),
    ),
    "busy": (
        _("Busy"),
        _("The service is busy; nothing was changed. Try again in a moment."),
        _("Try again after the seconds that Retry-After says."),
    ),
    "bad_guide": (_("The guide cannot be taken in"), "", _("Mend the file at the line given.")),
    "bad_front_matter": (_("The front matter is wrong"), "", _("Mend the field named.")),
    "bad_section": (_("A section is wrong"), "", _("Mend the heading at the line given.")),
    "unsupported_construct": (
        _("Markdown that cannot be translated"),
        "",
        _("Write it in one of the supported forms."),
    ),
    "catalog_refused": (
        _("The file was refused"),
        "",
        _("Mend the file at the line given; nothing was stored."),
    ),
    "too_large": (_("Too large"), "", _("Split the file, or ask the operator for a higher limit.")),
    "not_text": (_("Not a text file"), "", _("Send the plain PO or XLIFF file.")),
    "not_utf8": (_("Not UTF-8"), "", _("Save the file as UTF-8.")),
    "bad_syntax": (_("Not a PO file"), "", _("Mend the line given; msgfmt --check finds most of these.")),
    "bad_quote": (_("A string does not end"), "", _("Close the quotation mark on the line given.")),
    "bad_escape": (_("Unknown escape"), "", _("Mend the backslash on the line given.")),
    "duplicate_key": (_("The same message twice"), "", _("Remove one of the two entries.")),
    "bad_header": (_("The header is wrong"), "", _("Mend the field named.")),
    "bad_plural": (_("The plural rule is wrong"), "", _("Use the rule of an export of ours.")),
    "address_mismatch": (
        _("The file is for another place"),
        "",
        _("Send it where its header says, or mend the header."),
    ),
    "bad_xml": (_("Not the XML we read"), "", _("Export the file again without DTD and entities.")),
    "bad_terms": (_("The glossary file is wrong"), "", _("Mend the row given.")),
}


def title(error: ContentError) -> str:
    """What it is called, in English: a name to be translated."""
    return SENTENCES.get(error.code, SENTENCES["content_error"])[0]


def detail(error: ContentError) -> str:
    """The sentence in the language that is active, or the error's own where there is no translation."""
    sentence = SENTENCES.get(error.code, SENTENCES["content_error"])[1]
    if error.code == LocaleNotAvailable.code and "guide" not in error.facts:
        sentence = NOTHING_IN_LOCALE
    told = gettext(sentence) if sentence else ""
    if told == sentence:
        return error.message
    words = {"key": error.key, **error.facts}
    try:
        return told % {
            name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
            for name, value in words.items()
        }
    except (KeyError, ValueError, TypeError):
        return error.message


def in_words(error: ContentError) -> str:
    """A refusal for people: in English the error's own sentence, else its name and what it says."""
    if (get_language() or "en").startswith("en"):
        return str(error)
    return f"{gettext(title(error))}: {detail(error)}"
