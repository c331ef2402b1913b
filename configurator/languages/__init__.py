"""The languages that pages, mails and the admin area can speak, each a file of translations beside this one."""

from configurator.languages.names import language_name
from configurator.languages.sayable import Sayable
from configurator.languages.translations import LANGUAGES, SOURCE, language_of, marked, translations

__all__ = ["LANGUAGES", "SOURCE", "Sayable", "language_name", "language_of", "marked", "translations"]
