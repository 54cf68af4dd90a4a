const FAR = 4; // px that a pointer goes before it drags
const STRIDE = 40; // steps from one end of an axis to the other by keys

/**
 * The matrix. Arrows go from bubble to bubble in the order of the ranking, Enter opens one. M or a drag moves it: the
 * inputs it would have are told all the while, and letting go asks whether to save them.
 */
class BubbleChart extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.axes = JSON.parse(this.svg?.dataset.axes ?? "{}");
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("pointerdown", (event) => this.press(event));
    this.heard = { pointermove: (e) => this.drag(e), pointerup: (e) => this.drop(e), pointercancel: () => this.back(), keydown: (e) => e.key === "Escape" && this.back() };
  }

  get svg() {
    return this.querySelector("svg.bubble");
  }

  get all() {
    return [...this.querySelectorAll("[data-k]")].sort((a, b) => a.dataset.n - b.dataset.n);
  }

  get free() {
    return Boolean(this.axes.x?.free || this.axes.y?.free);
  }

  mark(key) {
    this.chosen = this.querySelector(`[data-k="${CSS.escape(key)}"]`) ?? undefined;
    this.querySelectorAll(".selb").forEach((one) => one.classList.remove("selb"));
    this.chosen?.classList.add("selb");
  }

  choose(bubble) {
    if (!bubble) return;
    this.mark(bubble.dataset.k);
    this.say(bubble.querySelector("title").textContent);
    this.dispatchEvent(new CustomEvent("bubble:chosen", { detail: bubble.dataset.k, bubbles: true }));
  }

  say(words) {
    this.querySelector("[aria-live]").textContent = words;
  }

  onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = this.all;
    const at = all.indexOf(this.chosen);
    const stride = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (stride && this.held) this.nudge(...stride);
    else if (stride) this.choose(all[Math.min(all.length - 1, Math.max(0, at + stride[0] - stride[1]))]);
    else if (event.key === "Home") this.choose(all[0]);
    else if (event.key === "End") this.choose(all.at(-1));
    else if (event.key.toLowerCase() === "m" && this.chosen && this.free) this.hold(this.chosen);
    else if (event.key === "Escape" && this.held) this.back();
    else if (event.key === "Enter" && this.held) this.ask();
    else if (event.key === "Enter" && this.chosen) this.open(this.chosen.dataset.k, {});
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  hold(bubble) {
    const circle = bubble.querySelector("circle");
    const at = { x: Number(circle.getAttribute("cx")), y: Number(circle.getAttribute("cy")), r: Number(circle.getAttribute("r")) };
    this.held = { bubble, from: at, at: { ...at } };
    this.say(this.dataset.moved);
  }

  nudge(right, up) {
    const { at } = this.held;
    const { x, y } = this.axes;
    this.put(this.stepped(x, at.x, right), this.stepped(y, at.y, up));
  }

  /** One step along an axis: to the next step of its scale, or a fortieth of its length. */
  stepped(axis, pixel, by) {
    if (!by || !axis.free) return pixel;
    if (!axis.steps.length) return pixel + (by * (axis.end - axis.start)) / STRIDE;
    const pixels = axis.steps.map((value) => place(axis, value));
    const nearest = pixels.reduce((best, px, n) => (Math.abs(px - pixel) < Math.abs(pixels[best] - pixel) ? n : best), 0);
    return pixels[Math.min(pixels.length - 1, Math.max(0, nearest + by))];
  }

  put(x, y) {
    const { held, axes } = this;
    held.at.x = axes.x.free ? within(axes.x, x) : held.from.x;
    held.at.y = axes.y.free ? within(axes.y, y) : held.from.y;
    for (const part of held.bubble.children) {
      const text = part.tagName === "text";
      part.setAttribute(text ? "x" : "cx", held.at.x);
      part.setAttribute(text ? "y" : "cy", held.at.y + (text ? 4 : 0));
    }
    const was = this.svg.querySelector(".was");
    was.setAttribute("cx", held.from.x);
    was.setAttribute("cy", held.from.y);
    was.setAttribute("r", held.from.r);
    this.svg.querySelector(".mv").setAttribute("d", `M${held.from.x} ${held.from.y}L${held.at.x} ${held.at.y}`);
    this.say(`${axes.x.name} ${shown(value(axes.x, held.at.x))}, ${axes.y.name} ${shown(value(axes.y, held.at.y))}`);
  }

  get proposed() {
    const { held, axes } = this;
    const found = {};
    if (axes.x.free && held.at.x !== held.from.x) found[axes.x.key] = value(axes.x, held.at.x);
    if (axes.y.free && held.at.y !== held.from.y) found[axes.y.key] = value(axes.y, held.at.y);
    return found;
  }

  /** The question whether to save; whatever is answered, the page then shows what is. */
  ask() {
    const { held, proposed } = this;
    this.back();
    if (Object.keys(proposed).length) this.open(held.bubble.dataset.k, proposed);
  }

  open(key, inputs) {
    const url = new URL(this.axes.edit.replace("KEY", key), location.href);
    for (const [name, number] of Object.entries(inputs)) url.searchParams.set(name, number);
    const link = Object.assign(document.createElement("a"), { href: url });
    link.dataset.dialog = "";
    link.focus = () => this.focus();
    this.append(link);
    link.click();
    link.remove();
  }

  back() {
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    if (this.held) {
      const { bubble, from } = this.held;
      for (const part of bubble.children) {
        const text = part.tagName === "text";
        part.setAttribute(text ? "x" : "cx", from.x);
        part.setAttribute(text ? "y" : "cy", from.y + (text ? 4 : 0));
      }
      this.svg.querySelector(".was").setAttribute("r", 0);
      this.svg.querySelector(".mv").setAttribute("d", "");
    }
    this.classList.remove("dragging-b");
    this.held = this.start = undefined;
  }

  press(event) {
    const bubble = event.target.closest("[data-k]");
    if (!bubble || event.button !== 0) return;
    event.preventDefault();
    this.focus();
    this.choose(bubble);
    if (!this.free) return;
    this.start = { x: event.clientX, y: event.clientY, id: event.pointerId };
    this.scale = 412 / this.svg.getBoundingClientRect().width;
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  drag(event) {
    if (event.pointerId !== this.start?.id) return;
    const [x, y] = [event.clientX - this.start.x, event.clientY - this.start.y];
    if (!this.held && Math.hypot(x, y) < FAR) return;
    if (!this.held) this.hold(this.chosen);
    this.classList.add("dragging-b");
    this.put(this.held.from.x + x * this.scale, this.held.from.y + y * this.scale);
  }

  drop(event) {
    if (event.pointerId !== this.start?.id) return;
    if (this.held) this.ask();
    else this.back();
  }
}

function share(axis, number) {
  const whole = (number - axis.low) / (axis.high - axis.low);
  return axis.bent ? Math.sqrt(Math.max(0, whole)) : whole;
}

function place(axis, number) {
  return axis.start + (axis.end - axis.start) * share(axis, number);
}

function within(axis, pixel) {
  return Math.min(Math.max(axis.start, axis.end), Math.max(Math.min(axis.start, axis.end), pixel));
}

/** The value at a pixel: a step of the scale where there is one, else to what a pixel can tell. */
function value(axis, pixel) {
  const part = Math.min(1, Math.max(0, (pixel - axis.start) / (axis.end - axis.start)));
  const number = axis.low + (axis.high - axis.low) * (axis.bent ? part * part : part);
  if (axis.steps.length) return axis.steps.reduce((best, step) => (Math.abs(step - number) < Math.abs(best - number) ? step : best));
  const hundredth = 10 ** Math.floor(Math.log10((axis.high - axis.low) / 100));
  const unit = axis.high - axis.low > 20 ? Math.max(1, hundredth) : hundredth;
  return Number((Math.round(number / unit) * unit).toPrecision(10));
}

function shown(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}

customElements.define("bubble-chart", BubbleChart);
