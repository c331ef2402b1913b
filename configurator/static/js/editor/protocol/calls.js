/* The calls of the API that the editor makes. */

const PATIENCE = 20_000;

/** The server did not answer, or not to us: nothing is known about the call, and it may be repeated. */
export class Unreachable extends Error {}

/** The server's refusal: its status, and its problem document. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
    this.problems = problem.problems ?? [];
  }
}

export class Calls {
  /** `address` is the configurator's in the API, `locale` the language of sentences in refusals. */
  constructor(address, locale) {
    this.address = address;
    this.locale = locale;
  }

  draft() {
    return this.#call("GET", "");
  }

  edit(batch) {
    return this.#call("POST", "/edits", batch);
  }

  editsAfter(rev) {
    return this.#call("GET", `/edits?after=${rev}`);
  }

  undo(body) {
    return this.#call("POST", "/undo", body);
  }

  redo(body) {
    return this.#call("POST", "/redo", body);
  }

  publish(rev) {
    return this.#call("POST", "/publish", { rev });
  }

  /** What is found about the saved draft. */
  lint(signal) {
    return this.#call("GET", "/lint", undefined, signal);
  }

  /** The saved draft with a selection. */
  evaluate(question, signal) {
    return this.#call("POST", "/draft/evaluate", question, signal);
  }

  async #call(method, path, body, signal) {
    const address = new URL(this.address + path, document.baseURI);
    address.searchParams.set("locale", this.locale);
    let response;
    try {
      response = await fetch(address, {
        method,
        headers: body === undefined ? {} : { "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
      });
    } catch (error) {
      throw new Unreachable(error.message);
    }
    const answer = await response.json().catch(() => null);
    if (answer === null || response.status >= 500 || response.status === 429) throw new Unreachable(response.statusText);
    if (!response.ok) throw new Refused(response.status, answer);
    return answer;
  }
}
