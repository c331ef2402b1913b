/* The steps of a page in a frame: the browser's own history belongs to the editor around it. */
export class Memory {
  constructor() {
    this.entries = [];
    this.place = -1;
  }

  get entry() {
    return this.entries[this.place]?.entry ?? null;
  }

  get link() {
    return this.entries[this.place]?.address.href ?? location.href;
  }

  push(entry, address) {
    this.entries.length = this.place + 1;
    this.place = this.entries.push({ entry, address }) - 1;
  }

  replace(entry, address) {
    if (this.place < 0) this.push(entry, address);
    else this.entries[this.place] = { entry, address };
  }

  go(steps) {
    if (!this.entries[this.place + steps]) return;
    this.place += steps;
    this.travelled(this.entry);
  }

  leave(address) {
    location.replace(address);
  }

  watch(travelled) {
    this.travelled = travelled;
  }
}
