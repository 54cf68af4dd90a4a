const STAY = 8000;
const WORDS = {
  error: "Not saved. The server answered with an error; your data is safe.",
  offline: "No connection. Nothing was changed.",
};

/** Messages that leave after eight seconds unless somebody reads them; Z takes the last one back. */
class ToastStack extends HTMLElement {
  connectedCallback() {
    this.dataset.ready = "";
    this.clocks = new Map();
    this.addEventListener("click", (event) => {
      if (event.target.closest("[data-close]")) event.target.closest("[data-toast]").remove();
    });
    for (const kind of ["pointerenter", "focusin"]) this.addEventListener(kind, () => this.pause());
    for (const kind of ["pointerleave", "focusout"]) this.addEventListener(kind, () => this.run());
    this.watch = new MutationObserver(() => this.run());
    this.watch.observe(this, { childList: true });
    // a region is read out for what comes into it, not for what it came with
    this.first = [...this.children];
    this.replaceChildren();
    setTimeout(() => this.show(), 100);
  }

  disconnectedCallback() {
    this.watch.disconnect();
    this.pause();
  }

  /** What the page came with; at once for whoever is quicker than the tenth of a second it is held back. */
  show() {
    this.append(...this.first.splice(0));
  }

  run() {
    if (this.matches(":hover") || this.contains(document.activeElement)) return;
    for (const toast of this.querySelectorAll("[data-toast]:not([data-stay])")) {
      if (this.clocks.has(toast)) continue;
      this.clocks.set(toast, setTimeout(() => this.drop(toast), STAY));
    }
  }

  pause() {
    this.clocks.forEach((clock) => clearTimeout(clock));
    this.clocks.clear();
  }

  /** The messages of the next page; those that nobody has to close make room. */
  take(toasts) {
    if (!toasts.length) return;
    this.querySelectorAll("[data-toast]:not([data-stay])").forEach((toast) => this.drop(toast));
    this.append(...toasts);
  }

  drop(toast) {
    this.clocks.delete(toast);
    toast.remove();
  }

  undo() {
    this.show();
    const forms = this.querySelectorAll("[data-toast] form");
    forms[forms.length - 1]?.requestSubmit();
    return forms.length > 0;
  }

  fail(kind) {
    this.say(this.dataset[kind] ?? WORDS[kind]);
  }

  /** How many changes wait for the connection, and whether this browser keeps them; nothing says so once none does. */
  waits(count, kept) {
    const said = (this.dataset[count === 1 ? "waitOne" : "waitMany"] ?? "").replace("%n", count);
    const words = count && `${said} ${(kept && this.dataset.kept) || ""}`.trim();
    if (!words) return this.waiting?.remove();
    this.waiting ??= Object.assign(document.createElement("div"), { className: "toast" });
    Object.assign(this.waiting.dataset, { toast: "", stay: "", waits: count });
    if (this.waiting.textContent !== words) this.waiting.replaceChildren(Object.assign(document.createElement("span"), { className: "grow", textContent: words }));
    if (!this.waiting.isConnected) this.append(this.waiting);
    return undefined;
  }

  /** A sentence about one change, or about several. */
  count(kind, n) {
    this.say((this.dataset[`${kind}${n === 1 ? "One" : "Many"}`] ?? "").replace("%n", n));
  }

  say(words) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.toast = "";
    toast.append(Object.assign(document.createElement("span"), { className: "grow", textContent: words }));
    this.append(toast);
  }
}

customElements.define("toast-stack", ToastStack);
