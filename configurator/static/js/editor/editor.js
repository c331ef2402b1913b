/* The designer's editor: reads what the page gave it, and takes the page over. */
import { readBoot } from "./boot.js";
import { Frame } from "./frame/frame.js";
import { Calls } from "./protocol/calls.js";
import { DraftClient } from "./protocol/client.js";
import { gone, identity } from "./protocol/identity.js";
import { Waiting } from "./protocol/waiting.js";
import { html, render } from "./vendor/preact.js";
import { speak } from "./words.js";
import { Workspace } from "./workspace.js";

const boot = readBoot();
speak(boot.words, boot.language);
const client = new DraftClient({
  json: boot.draft,
  client: await identity(),
  calls: new Calls(boot.addresses.api, boot.language),
  waiting: await Waiting.open(boot.person.email, boot.configurator),
});
const workspace = new Workspace(boot, client);
const root = document.getElementById("editor");
root.replaceChildren();
render(html`<${Frame} workspace=${workspace} />`, root);
await client.start(gone);
