/* Asking what a change would do, while somebody is about to make it. */
import { useEffect, useState } from "../vendor/preact.js";
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

/** Null where the shop does not answer, or not in time. */
export async function foreseen({ calls }, body, signal) {
  try {
    return await calls.foresight(body, signal);
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Refused) return null;
    throw error;
  }
}
