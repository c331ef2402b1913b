"""The languages of pages, mails and the admin area, with one file of translations each."""

from configurator.languages.names import language_name
from configurator.languages.translatable_error import TranslatableError
from configurator.languages.translations import LANGUAGES, SOURCE, gettext_noop, language_of, translations

__all__ = ["LANGUAGES", "SOURCE", "TranslatableError", "gettext_noop", "language_name", "language_of", "translations"]
