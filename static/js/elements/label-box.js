import { MentionBox } from "./mention-box.js";

const FEW = 8;

/** Names of labels as chips. All are offered, then what fits what one types; Enter, Tab or a comma takes that, or makes a new one. */
class LabelBox extends MentionBox {
  connectedCallback() {
    if (this.list) return;
    super.connectedCallback();
    this.known = JSON.parse(this.dataset.words);
    this.sent = Object.assign(document.createElement("input"), { type: "hidden", name: this.field.name });
    this.field.removeAttribute("name");
    this.names = split(this.field.value);
    this.field.value = "";
    this.dataset.on = "";
    this.append(this.sent);
    this.field.addEventListener("keydown", (event) => this.onEdge(event));
    this.field.addEventListener("focus", () => this.typed());
    this.addEventListener("click", (event) => this.drop(event.target.closest("button[data-name]")));
    this.draw();
  }

  asked() {
    return this.field.value.trim();
  }

  typed() {
    this.write();
    if (this.field.value.includes(",")) split(this.field.value).forEach((name) => this.add(name));
    else if (document.activeElement === this.field) this.ask(this.asked());
  }

  ask(word) {
    const asked = folded(word);
    const left = this.known.filter(([name]) => !this.has(name) && folded(name).includes(asked));
    left.sort((a, b) => folded(b[0]).startsWith(asked) - folded(a[0]).startsWith(asked));
    const found = left.slice(0, FEW).map(([name, hue]) => option(name, chip(name, hue)));
    if (word && !this.has(word) && !this.known.some(([name]) => folded(name) === asked)) found.push(option(word, this.dataset.make.replace("{name}", word)));
    this.list.replaceChildren(...found);
    this.options.forEach((one, n) => (one.id = `${this.list.id}-${n}`));
    if (found.length) this.show(word ? 0 : -1);
    else this.close();
  }

  take(one) {
    if (one) this.add(one.dataset.form);
  }

  add(name) {
    if (!this.has(name)) this.names.push(this.known.find(([known]) => folded(known) === folded(name))?.[0] ?? name);
    this.field.value = "";
    this.close();
    this.draw();
  }

  drop(button) {
    if (!button) return;
    this.names = this.names.filter((name) => name !== button.dataset.name);
    this.draw();
    this.field.focus();
  }

  /** Backspace in an empty line takes the last one away. */
  onEdge(event) {
    if (event.key === "Backspace" && !this.field.value && this.names.length) {
      this.names.pop();
      this.draw();
    }
  }

  has(name) {
    return this.names.some((own) => folded(own) === folded(name));
  }

  draw() {
    this.querySelectorAll(".lbl:has(> button)").forEach((old) => old.remove());
    this.prepend(...this.names.map((name) => this.removable(name)));
    this.write();
  }

  removable(name) {
    const found = chip(name, this.known.find(([known]) => known === name)?.[1] ?? "s");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    button.dataset.name = name;
    button.setAttribute("aria-label", this.dataset.remove.replace("{name}", name));
    found.append(button);
    return found;
  }

  write() {
    this.sent.value = [...this.names, this.field.value.trim()].filter(Boolean).join(", ");
  }
}

function split(text) {
  return text.split(",").map((name) => name.trim()).filter(Boolean);
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function chip(name, hue) {
  return Object.assign(document.createElement("span"), { className: `tag lbl th-${hue}`, textContent: name });
}

function option(name, inside) {
  const found = Object.assign(document.createElement("div"), { className: "mi" });
  found.setAttribute("role", "option");
  found.dataset.form = name;
  found.append(inside);
  return found;
}

customElements.define("label-box", LabelBox);
