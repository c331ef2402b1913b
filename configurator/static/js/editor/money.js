/* Money: whole minor units, written and read as people of the language do. */

export class Money {
  #plain;
  #format;
  #signed;

  /** `digits` of the currency: two for euros, none for yen. */
  constructor({ currency, digits, locale }) {
    const shape = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
    this.digits = digits;
    this.#plain = new Intl.NumberFormat(locale, { ...shape, style: "decimal", currency: undefined });
    this.#format = new Intl.NumberFormat(locale, shape);
    this.#signed = new Intl.NumberFormat(locale, { ...shape, signDisplay: "exceptZero" });
    this.sign = this.#format.formatToParts(0).find((part) => part.type === "currency").value;
    this.point = this.#plain.formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  }

  format(minor) {
    return this.#format.format(minor / 10 ** this.digits);
  }

  /** “+€25.00”, for what something adds. */
  signed(minor) {
    return this.#signed.format(minor / 10 ** this.digits);
  }

  /** For a field. */
  written(minor) {
    return this.#plain.format(minor / 10 ** this.digits);
  }

  /** Minor units; null for what is no amount, or has more decimals than the currency. */
  read(text) {
    const plain = text.replace(/[\s\u00a0\u202f'’]/g, "").replace("−", "-").replace(this.sign, "");
    const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
    const decimals = last >= 0 && (plain[last] === this.point || plain.length - last - 1 !== 3) ? last : plain.length;
    const whole = plain.slice(0, decimals).replace(/[.,]/g, "");
    const part = plain.slice(decimals + 1);
    if (!/^[+-]?\d{1,10}$/.test(whole) || !/^\d*$/.test(part) || part.length > this.digits) return null;
    return Number(whole + part.padEnd(this.digits, "0"));
  }
}
