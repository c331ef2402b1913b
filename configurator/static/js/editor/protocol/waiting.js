/* What is not acknowledged yet, and the conflicts that nobody decided yet, kept by the browser until they are. */

const NAME = "pc-editor";
const STORES = { batches: "batch", conflicts: "id" };

export class Waiting {
  #database;
  #scope;
  #order = Date.now();

  /** Everything is kept for one person and configurator; a browser that keeps nothing gets the same, in memory. */
  static async open(person, configurator) {
    const waiting = new Waiting();
    waiting.#scope = `${person} ${configurator}`;
    waiting.#database = await opened().catch(() => null);
    return waiting;
  }

  get keeps() {
    return this.#database !== null;
  }

  /** The oldest first, of every window. */
  async batches() {
    return (await this.#all("batches")).sort((one, other) => one.order - other.order);
  }

  conflicts() {
    return this.#all("conflicts");
  }

  put(batch) {
    batch.order ??= ++this.#order;
    const { open, sent, arrived, ...kept } = batch;
    return this.#write("batches", (store) => store.put({ ...kept, scope: this.#scope }));
  }

  remove(batch) {
    return this.#write("batches", (store) => store.delete(batch.batch));
  }

  /** A batch was answered: it goes, and the conflicts that it made stay, or neither. */
  async settle(batch, conflicts) {
    if (!this.#database) return;
    const change = this.#database.transaction(["batches", "conflicts"], "readwrite", { durability: "strict" });
    change.objectStore("batches").delete(batch.batch);
    conflicts.forEach((each) => change.objectStore("conflicts").put({ ...each, scope: this.#scope }));
    await finished(change);
  }

  forget(conflict) {
    return this.#write("conflicts", (store) => store.delete(conflict.id));
  }

  async #all(name) {
    if (!this.#database) return [];
    const index = this.#database.transaction(name).objectStore(name).index("scope");
    return (await asked(index.getAll(this.#scope))).map(({ scope, ...each }) => each);
  }

  async #write(name, act) {
    if (!this.#database) return;
    const change = this.#database.transaction(name, "readwrite", { durability: "strict" });
    act(change.objectStore(name));
    await finished(change);
  }
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) {
      request.result.createObjectStore(name, { keyPath }).createIndex("scope", "scope");
    }
  };
  return asked(request);
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(change) {
  return new Promise((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onabort = change.onerror = () => reject(change.error);
  });
}
