/* The groups of options: which are open, and which are in sight, so that their pictures can be made ready. */
const NARROW = matchMedia("(max-width: 860px)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export class Groups {
  /* `prepare` takes the options that are in sight. */
  constructor(root, prepare) {
    this.root = root;
    this.prepareOptions = prepare;
    this.sight = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) this.prepareGroup(target);
    });
    NARROW.addEventListener("change", () => this.arrange());
  }

  get all() {
    return [...this.root.querySelectorAll("[data-group]")];
  }

  press(event, link) {
    event.preventDefault();
    this.open(link.dataset.openGroup, !link.closest(".pc-pills"));
  }

  open(name, focus) {
    this.current = name;
    const group = this.root.querySelector(`#g-${name}`);
    group.open = true;
    this.arrange();
    this.pill(name).scrollIntoView({ block: "nearest", inline: "center" });
    const behavior = STILL.matches ? "auto" : "smooth";
    if (!NARROW.matches || focus) group.scrollIntoView({ block: "start", behavior });
    const first = group.querySelector("input:checked") ?? group.querySelector("input, summary");
    if (focus) first.focus({ preventScroll: true });
  }

  pill(name) {
    return this.root.querySelector(`#p-${name}`);
  }

  /* Narrow windows show one group at a time, chosen by its pill; wide ones leave folding to the shopper. */
  arrange() {
    const groups = this.all;
    if (!groups.some((group) => group.dataset.group === this.current)) this.current = groups[0]?.dataset.group;
    for (const group of groups) {
      const name = group.dataset.group;
      if (NARROW.matches) group.open = name === this.current;
      else if (this.wasNarrow) group.open = true;
      if (name === this.current) this.pill(name).setAttribute("aria-current", "true");
      else this.pill(name).removeAttribute("aria-current");
      this.sight.observe(group);
    }
    this.wasNarrow = NARROW.matches;
  }

  prepare() {
    for (const group of this.all) this.prepareGroup(group);
  }

  prepareGroup(group) {
    const box = group.getBoundingClientRect();
    if (!group.open || box.bottom < 0 || box.top > innerHeight) return;
    this.prepareOptions([...group.querySelectorAll("[data-option]")].map((one) => one.dataset.option));
  }
}
