/* What the page gave the editor to begin with. */
import { Money } from "./money.js";

export function readBoot() {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  const { media } = boot.addresses;
  return {
    ...boot,
    shopLanguage: boot.shop_language,
    largestPicture: boot.largest_picture,
    money: new Money(boot.money),
    /** The address of a picture, in eighths of its size: 8 is all of it. */
    media: (asset, eighths = 8) => media.replace("{name}", eighths < 8 ? `${asset}@${eighths}` : asset),
  };
}
