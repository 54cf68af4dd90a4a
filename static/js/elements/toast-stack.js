const STAY = 8000;
const WORDS = {
  error: "Not saved. The server answered with an error; your data is safe.",
  offline: "No connection. Nothing was changed.",
  out: "You are signed out. What you wrote waits here until you sign in.",
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
    this.add(toasts);
  }

  /** Beside those that are there; what one of them says already is said once. */
  add(toasts) {
    const { room } = this;
    for (const toast of toasts) {
      [...room.querySelectorAll("[data-toast]")].filter((other) => says(other) === says(toast)).forEach((other) => this.drop(other));
      room.append(toast);
    }
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
    if (kind !== "error" || !this.out?.isConnected) this.say(this.words(kind)); // signed out, that is what failed
  }

  words(kind) {
    return this.dataset[kind] ?? WORDS[kind];
  }

  /** Says something that waits until it is looked at. */
  offer(kind, word, look) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "act", textContent: this.dataset[word] });
    const toast = this.toast(this.dataset[kind], button);
    toast.dataset.stay = "";
    button.addEventListener("click", () => [toast.remove(), look()]);
    this.room.append(toast);
  }

  /** Nobody is signed in any more: what was written waits, or what is shown grows old; the door opens beside it. */
  signedOut(door, kind = "out") {
    if (this.out?.isConnected && (kind === "stale" || this.out.dataset.kind === kind)) return;
    this.out?.remove();
    const link = Object.assign(document.createElement("a"), { className: "act", href: door, target: "_blank", textContent: this.dataset.signIn });
    this.out = this.toast(this.words(kind), link);
    Object.assign(this.out.dataset, { stay: "", kind });
    this.room.append(this.out);
    this.outSince = performance.now();
  }

  /** Somebody is, says an answer that was asked for at `since` (ms); what is older than the news of the contrary says nothing. */
  signedIn(since) {
    if (since < this.outSince) return;
    this.out?.remove();
    this.out = undefined;
  }

  /** Where messages are seen and heard: in a dialog that is open over all else, in this place otherwise. */
  get room() {
    return [...document.querySelectorAll("dialog:modal > [data-toasts]")].at(-1) ?? this;
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

  say(words, ...more) {
    if (words) this.add([this.toast(words, ...more)]);
  }

  toast(words, ...more) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.toast = "";
    toast.append(Object.assign(document.createElement("span"), { className: "grow", textContent: words }), ...more);
    return toast;
  }
}

/** Its words, and what it would take back. */
function says(toast) {
  return [toast.querySelector(".grow")?.textContent.trim(), toast.querySelector("form")?.getAttribute("action")].join("\n");
}

customElements.define("toast-stack", ToastStack);
