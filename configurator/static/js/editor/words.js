/* Sentences in the person's language: the English one is the key, and where a translation lacks it is shown. */

let messages = {};
let plural = new Intl.PluralRules("en");

/** `dictionary` has a text for each message, and for counted ones a text for each of the language's plural forms. */
export function speak(dictionary, language) {
  messages = dictionary;
  plural = new Intl.PluralRules(language);
}

export function gettext(message, values = {}) {
  return filled(messages[message] ?? message, values);
}

/** One message of several meanings, told apart by their context. */
export function pgettext(context, message, values = {}) {
  return filled(messages[`${context}\u0004${message}`] ?? message, values);
}

export function ngettext(one, many, number, values = {}) {
  const text = messages[one]?.[plural.select(number)] ?? (number === 1 ? one : many);
  return filled(text, { number, ...values });
}

function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (place, name) => values[name] ?? place);
}
