/* Fields and their values as sentences name them. */
import { gettext } from "../words.js";

/** What an operation changes, to begin a sentence with. */
export function fieldName({ op, field, view }) {
  if (op === "place") return gettext("The picture in “%(view)s”", { view });
  const names = {
    label: gettext("The name"), price: gettext("The price"), default: gettext("The default"), required: gettext("Required"),
    choose: gettext("The kind of choice"), min: gettext("The minimum"), max: gettext("The maximum"), swatch: gettext("The swatch"),
    stock: gettext("The stock"), show_if: gettext("The condition"), title: gettext("The title"),
    description: gettext("The description"), base_price: gettext("The base price"),
  };
  return names[field] ?? field ?? gettext("The place");
}

/** A value in words; of the operation itself unless another is given. */
export function valueText({ money }, operation, value = operation.value) {
  if (operation.op === "place") return gettext("another place");
  if (["price", "base_price"].includes(operation.field) && Number.isInteger(value)) return money.format(value);
  if (value === true) return gettext("yes");
  if (value === false) return gettext("no");
  if (value === null || value === "") return gettext("nothing");
  return typeof value === "object" ? JSON.stringify(value) : `“${value}”`;
}
