"""The languages that pages, mails and the admin area can speak, each a file of translations beside this one."""

from configurator.languages.sayable import Sayable
from configurator.languages.translations import LANGUAGES, SOURCE, language_of, marked, translations

__all__ = ["LANGUAGES", "SOURCE", "Sayable", "language_of", "marked", "translations"]
