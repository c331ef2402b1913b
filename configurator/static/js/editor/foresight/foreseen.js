/* Asking what a change would do, while somebody is about to make it. */
import { useEffect, useState } from "../vendor/preact.js";
import { DraftDocument } from "../document/document.js";
import { Refused, Unreachable } from "../protocol/calls.js";

const QUIET = 500;

/** What the shop answers to `body`, which is asked once it has stood for a while, and again for another `state` of the
    shop; null until then, and where it does not answer. Null as `body` asks nothing. */
export function useForesight(client, body, state) {
  const [found, setFound] = useState({ asked: "", answer: null });
  const asked = body && JSON.stringify([body, state]);
  useEffect(() => {
    if (!asked) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await foreseen(client, JSON.parse(asked)[0], leaving.signal);
      if (!leaving.signal.aborted) setFound({ asked, answer });
    }, QUIET);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [asked]);
  return found.asked === asked ? found.answer : null;
}

/** Null where the shop does not answer, or not in time. `labels` are those of what only the published version has. */
export async function foreseen({ calls, document, published }, body, signal) {
  try {
    const answer = await calls.foresight(body, signal);
    const presets = new Set((document.head.presets ?? []).map((preset) => preset.id));
    const isGone = answer.options?.some((id) => !document.has(id)) || answer.presets?.some((id) => !presets.has(id));
    return { ...answer, labels: isGone ? labelsOf(await calls.version(published)) : new Map() };
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Refused) return null;
    throw error;
  }
}

function labelsOf(json) {
  const before = DraftDocument.from(json);
  const layers = [...before.all()].map((id) => [id, before.field(id, "label")]);
  return new Map([...(before.head.presets ?? []).map((preset) => [preset.id, preset.label]), ...layers]);
}
