import { FrameWords } from "./frame-words.js";

/** What is drawn over a time line while something is carried: where it lands, the dates that ride on it, the hints. */
export class DraftStage {
  constructor(frame) {
    this.frame = frame;
    this.element = frame.querySelector("[data-stage]");
    this.data = this.element.dataset;
    this.words = new FrameWords(this.data);
    this.hints = this.element.querySelector("[data-hints]");
    this.live = this.element.querySelector("[data-live]");
    this.spare = this.element.querySelector("[data-park-drop]");
  }

  /** A copy that follows the pointer: of a bar, or of what becomes one. */
  raise(bar, box) {
    this.ghost = bar.cloneNode(true);
    for (const name of ["id", "href", "data-bar", "data-o", "aria-label", "tabindex"]) this.ghost.removeAttribute(name);
    this.ghost.querySelectorAll(".bar-grip, .bar-tie, .bar-prom, .bar-act").forEach((part) => part.remove());
    this.ghost.classList.add("bar-lift");
    this.ghost.setAttribute("aria-hidden", "true");
    Object.assign(this.ghost.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px` });
    this.frame.append(this.ghost);
    this.tipOn(this.ghost, "rides");
  }

  follow(x, y) {
    this.ghost.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** The bar that a card of the parking lot becomes. */
  barOf(card, days) {
    const bar = document.createElement("a");
    bar.className = `bar bar-${card.dataset.css}`;
    bar.style.setProperty("--d", days);
    const [box, inner] = ["bar-box", "bar-in"].map((className) => Object.assign(document.createElement("span"), { className }));
    const title = Object.assign(document.createElement("span"), { className: "bar-t", textContent: card.querySelector(".semi").textContent });
    inner.append(card.querySelector(".st, .i").cloneNode(true), title);
    box.append(inner);
    bar.append(box);
    return bar;
  }

  /** The same where it was dropped, until the server draws it. */
  planted(card, { frame, lane, row }, ground) {
    const bar = this.barOf(card, frame.to - frame.from + 1);
    bar.style.setProperty("--s", frame.from - ground.origin);
    bar.style.setProperty("--row", row);
    bar.setAttribute("aria-busy", "true");
    lane.track.append(bar);
    return bar;
  }

  /** Where it would land, in px of the lanes. */
  land(ground, plan) {
    if (!this.landing) {
      this.landing = Object.assign(document.createElement("span"), { className: "bar-drop" });
      ground.line.querySelector(".tl-body").append(this.landing);
    }
    this.landing.hidden = !plan.lane;
    if (!plan.lane) return;
    const x = ground.way * (ground.column + ground.xOf(plan.frame.from));
    this.landing.classList.toggle("is-refused", Boolean(plan.refused));
    this.landing.style.transform = `translate(${x}px, ${ground.yOf(plan.lane, plan.row)}px)`;
    this.landing.style.inlineSize = `${ground.widthOf(plan.frame)}px`;
  }

  /** A tip within an element; or, without one, somewhere in the window. */
  tipOn(element, name) {
    this.tip = Object.assign(document.createElement("span"), { className: `tip bar-tip ${name}` });
    this.tip.setAttribute("aria-hidden", "true");
    const head = document.createElement("span");
    head.append(document.createElement("b"), Object.assign(document.createElement("span"), { className: "t-sub" }));
    this.tip.append(head);
    (element ?? this.frame).append(this.tip);
  }

  tipAt(x, y) {
    this.tip.style.transform = `translate(${x}px, ${y}px)`;
  }

  say(what, more = "", broken = "") {
    this.tip.querySelector("b").textContent = what;
    this.tip.querySelector(".t-sub").textContent = more;
    this.breaks(broken ? [{ kind: "refused", text: broken }] : []);
  }

  /** What would break, below the dates. */
  breaks(found) {
    this.tip?.querySelectorAll(".bar-warn").forEach((line) => line.remove());
    for (const { kind, text } of found) {
      const line = Object.assign(document.createElement("span"), { className: `bar-warn ${kind}`, textContent: text });
      this.tip?.append(line);
    }
  }

  /** Spoken politely; an empty region first, so that the same words are heard again. */
  speak(words) {
    this.live.textContent = "";
    requestAnimationFrame(() => (this.live.textContent = words));
  }

  fill(words, values) {
    return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  hint(title, days, unit, parks) {
    const what = this.hints.querySelector("[data-what]");
    what.textContent = this.fill(what.dataset.words, { title });
    this.hints.querySelector("[data-days]").textContent = days;
    const step = this.hints.querySelector("[data-step]");
    step.textContent = step.dataset[`steps${unit[0].toUpperCase()}${unit.slice(1)}`];
    this.hints.querySelector("[data-parks]").hidden = !parks;
    this.hints.hidden = false;
  }

  /** The bar of keys while a bar is tied to another; without a title it goes. */
  tying(title) {
    const bar = this.element.querySelector("[data-ties]");
    const what = bar.querySelector("[data-what]");
    what.textContent = title ? this.fill(what.dataset.words, { title }) : "";
    bar.hidden = !title;
  }

  clear() {
    for (const name of ["ghost", "landing", "tip"]) {
      this[name]?.remove();
      this[name] = undefined;
    }
    this.hints.hidden = true;
    this.spare.hidden = true;
  }
}
