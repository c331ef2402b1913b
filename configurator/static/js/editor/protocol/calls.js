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

  /** What is found about the saved draft; `signal` ends the asking. */
  lint(signal) {
    return this.#call("GET", "/lint", undefined, signal);
  }

  /** The saved draft with a selection. */
  evaluate(question, signal) {
    return this.#call("POST", "/draft/evaluate", question, signal);
  }

  /** A published document. */
  version(number) {
    return this.#call("GET", `/versions/${number}`);
  }

  /** What publishing, or stock that is supposed, would do; `signal` ends the asking. */
  foresight(body, signal) {
    return this.#call("POST", "/foresight", body, signal);
  }

  /** A selection of the draft drawn by the server, as an address of data; null where there is none to be had. */
  async picture(body, signal) {
    const address = new URL(`${this.address}/draft/render`, document.baseURI);
    try {
      const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
      return response.ok ? await asData(await response.blob()) : null;
    } catch {
      return null;
    }
  }

  #call(method, path, body, signal) {
    return ask(this.address + path, { method, body, locale: this.locale, signal });
  }
}

/** The answer's JSON; raises Refused where the server says no, Unreachable where nothing is known. A call that is kept
    alive arrives though the page is left; it has at most 64 KB. */
export async function ask(address, { method, body, locale, headers = {}, keepalive = false, signal = AbortSignal.timeout(PATIENCE) }) {
  const whole = new URL(address, document.baseURI);
  whole.searchParams.set("locale", locale);
  let response;
  try {
    response = await fetch(whole, {
      method,
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      keepalive,
      signal,
    });
  } catch (error) {
    throw new Unreachable(error.message);
  }
  const answer = await response.json().catch(() => null);
  if (answer === null || response.status >= 500 || response.status === 429) throw new Unreachable(response.statusText);
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

function asData(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
