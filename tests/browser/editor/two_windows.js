/* Two clients of one draft in one page, at work at random, with calls and answers that get lost. The body of a function. */
class Faulty {
  constructor(calls, random) { Object.assign(this, { calls, random, faulty: true }); }
  draft() { return this.calls.draft(); }
  edit(batch) { return this.fault(() => this.calls.edit(batch)); }
  editsAfter(rev) { return this.fault(() => this.calls.editsAfter(rev)); }
  undo(body) { return this.calls.undo(body); }
  redo(body) { return this.calls.redo(body); }
  async fault(call) {
    const chance = this.faulty ? this.random(10) : 9;
    if (chance === 0) throw new calls.Unreachable("lost on the way");
    const answer = await call();
    if (chance === 1) throw new calls.Unreachable("lost on the way back");
    return answer;
  }
}
let seed = given.seed;
const random = (below) => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 8) % below;
const pick = (list) => list[random(list.length)];
const api = new calls.Calls("/api/v1/configurators/kit", "en");
const windows = [];
for (const name of ["one", "two"]) {
  const wires = new Faulty(api, random);
  const store = await waiting.Waiting.open(name, `kit ${given.seed}`);
  windows.push(new client.DraftClient({ json: await api.draft(), client: `${name} ${given.seed}`, calls: wires, waiting: store }));
}
for (const each of windows) await each.start();
const change = (each, step) => {
  const { document } = each;
  const ids = [...document.all()];
  const groups = [null, ...ids.filter((id) => document.isGroup(id))];
  const parent = pick(groups);
  return [
    () => [{ op: "set", id: pick(ids), field: "label", value: `${step}` }],
    () => [{ op: "move", ids: [pick(ids)], parent, before: pick([null, ...document.childrenOf(parent)]) }],
    () => [{ op: "insert", parent, before: null, layer: { kind: "image", id: `${each.batches.client.slice(0, 3)}-${step}`, label: "", images: {} } }],
    () => [{ op: "remove", ids: [pick(ids)] }],
    () => [{ op: "rename", id: pick(ids), to: `${each.batches.client.slice(0, 3)}-r${step}` }],
    () => [{ op: "doc", field: "title", value: `Title ${step}` }],
  ][random(6)]();
};
for (let step = 0; step < given.steps; step += 1) {
  const each = pick(windows);
  const act = random(12);
  if (act === 0) await each.undo().catch(() => {});
  else if (act === 1) await each.redo().catch(() => {});
  else if (act === 2) await each.poll();
  else if (act === 3) await each.flush();
  else {
    try { each.edit(change(each, step), `${step >> 1}`); } catch (error) { if (!(error instanceof made.Refusal)) throw error; }
  }
}
for (const each of windows) {
  each.calls.faulty = false;
  await each.flush();
  await each.send();
}
for (const each of windows) await each.poll();
const sorted = (key, value) => value && typeof value === "object" && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort()) : value;
const server = made.DraftDocument.from(await api.draft());
const text = (document) => JSON.stringify(document, sorted);
const shape = (document) => JSON.stringify([...document.all()].map((id) => [id, document.parentOf(id), document.field(id, "label")]));
windows.forEach((each) => each.stop());
return {
  same: windows.map((each) => shape(each.document) === shape(server) && each.document.head.title === server.head.title),
  waiting: windows.map((each) => each.batches.waiting.length),
  rev: windows.map((each) => each.rev),
  based: windows.map((each) => text(each.base) === text(each.document)),
};
