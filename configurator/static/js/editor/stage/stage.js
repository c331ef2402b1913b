/* The stage: the page of the draft as shoppers would see it, to be worked on or to be tried. */
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { StageFrame } from "./frame.js";
import { PICTURE, WIDTHS } from "./scene.js";

export function Stage({ workspace }) {
  const { scene } = workspace;
  useStores(scene);
  const place = useRef(null);
  const element = useRef(null);
  const frame = useMemo(() => new StageFrame(workspace, scene), []);
  useEffect(() => frame.attach(element.current), []);
  useFitting(place, element, scene.size);
  return html`
    <div class="pc-stage">
      <${Bar} workspace=${workspace} scene=${scene} />
      <div class="pc-stage-ground" ref=${place} data-size=${scene.size}>
        <iframe class="pc-stage-page" name="stage" ref=${element} title=${gettext("The page of the draft")} src=${workspace.boot.addresses.stage + scene.query}></iframe>
      </div>
    </div>
  `;
}

/** The page is laid out at its width, and made as small as the pane is. */
function useFitting(place, element, size) {
  const [pane, setPane] = useState(null);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([{ contentRect: { width, height } }]) => setPane({ width, height }));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!pane) return;
    const width = size === PICTURE ? pane.width : WIDTHS[size];
    const scale = Math.min(1, pane.width / width);
    const { style } = element.current;
    style.left = `${(pane.width - width) / 2}px`;
    style.inlineSize = `${width}px`;
    style.blockSize = `${pane.height / scale}px`;
    style.transform = scale < 1 ? `scale(${scale})` : "";
  }, [pane, size]);
}

function Bar({ workspace, scene }) {
  const sizes = [[PICTURE, gettext("Picture")], ["desktop", gettext("Desktop")], ["tablet", gettext("Tablet")], ["phone", gettext("Phone")]];
  return html`
    <div class="pc-stage-bar" role="toolbar" aria-label=${gettext("Stage")}>
      <div class="pc-stage-sizes" role="group" aria-label=${gettext("How the page is shown")}>
        ${sizes.map(([size, words]) => html`
          <button key=${size} type="button" class="pc-stage-size" aria-pressed=${scene.size === size} onClick=${() => scene.set({ size })}>${words}</button>
        `)}
      </div>
      <button type="button" class="pc-stage-size pc-stage-try" aria-pressed=${scene.trying} title=${gettext("Use the page as a shopper does")}
        onClick=${() => scene.set({ trying: !scene.trying })}>${gettext("Try it")}</button>
      ${scene.rules.map((rule) => html`
        <button key=${rule} type="button" class="pc-stage-chip" onClick=${() => workspace.openRules(rule)}>${gettext("Because of the rule %(rule)s", { rule })}</button>
      `)}
      <${Supposed} workspace=${workspace} scene=${scene} />
      <${Language} workspace=${workspace} scene=${scene} />
    </div>
  `;
}

/** The selected layers' items as if they were sold out. */
function Supposed({ workspace, scene }) {
  const { client, selection } = workspace;
  useStores(client, selection);
  const selected = [...new Set(workspace.selected.flatMap((id) => skusIn(workspace, id)))];
  const others = [...scene.soldOut].filter((sku) => !selected.includes(sku));
  const on = selected.length > 0 && selected.every((sku) => scene.soldOut.has(sku));
  return html`
    ${selected.length > 0 && html`
      <button type="button" class="pc-stage-size" aria-pressed=${on} title=${gettext("Look at the page as if what is selected were sold out")}
        onClick=${() => scene.toggleSoldOut(selected)}>${gettext("As if sold out")}</button>
    `}
    ${others.map((sku) => html`
      <button key=${sku} type="button" class="pc-stage-chip" onClick=${() => scene.toggleSoldOut([sku])}
        aria-label=${gettext("%(sku)s as it is", { sku })}>${gettext("%(sku)s sold out", { sku })}<${Icon} name="close" /></button>
    `)}
  `;
}

function skusIn({ document, boot }, id) {
  return [...document.within(id)].flatMap((each) => {
    const { managed, sku } = document.isGroup(each) ? {} : document.field(each, "stock");
    return managed ? [sku ?? `${boot.configurator}.${each}`] : [];
  });
}

/** The languages that the draft has words in. */
function Language({ workspace, scene }) {
  useStores(workspace.client);
  const { boot, document } = workspace;
  const tags = [...new Set([boot.shopLanguage, ...Object.keys(document.head.translations ?? {})])];
  if (tags.length < 2) return null;
  const names = new Intl.DisplayNames([boot.language], { type: "language" });
  const pick = (event) => scene.set({ locale: event.currentTarget.selectedIndex ? event.currentTarget.value : null });
  return html`
    <select class="pc-stage-language" aria-label=${gettext("Language of the page")} onChange=${pick}>
      ${tags.map((tag) => html`<option key=${tag} value=${tag} selected=${tag === (scene.locale ?? boot.shopLanguage)}>${names.of(tag)}</option>`)}
    </select>
  `;
}
