/**
 * A menu around `<details>`: roles, arrows, Esc, a click outside, and a place within the window. `data-items` names a
 * `<template>` that many menus share: `data-act` is where its buttons lead, `data-now` the value that needs none.
 */
class MenuButton extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    this.opener = this.querySelector("summary");
    this.menu = this.querySelector(".menu");
    if (!this.details || !this.menu || this.ready) return;
    this.ready = true;
    this.opener.setAttribute("role", "button");
    this.opener.setAttribute("aria-haspopup", "menu");
    this.opener.setAttribute("aria-expanded", "false");
    this.dress();
    this.details.addEventListener("toggle", () => this.toggled());
    this.opener.addEventListener("keydown", (event) => this.onOpener(event));
    this.menu.addEventListener("keydown", (event) => this.onMenu(event));
    this.addEventListener("focusout", (event) => {
      if (this.details.open && event.relatedTarget && !this.contains(event.relatedTarget)) this.close(false);
    });
  }

  /** The shared items, once they are asked for: a long list has as many menus as rows. */
  fill() {
    const shared = document.getElementById(this.dataset.items);
    if (!shared || this.filled) return;
    this.filled = true;
    this.menu.replaceChildren(shared.content.cloneNode(true));
    this.items.forEach((item) => {
      if (item.value === this.dataset.now) item.remove();
      item.setAttribute("formaction", this.dataset.act);
      item.dataset.focus = this.opener.id;
    });
    this.dress();
  }

  dress() {
    this.menu.setAttribute("role", "menu");
    if (!this.menu.hasAttribute("aria-label")) {
      this.menu.setAttribute("aria-label", this.opener.getAttribute("aria-label") ?? this.opener.textContent.trim());
    }
    this.menu.querySelectorAll("form, .menu-h").forEach((part) => part.setAttribute("role", "none"));
    this.items.forEach((item) => {
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
    });
  }

  get items() {
    return [...this.menu.querySelectorAll(".mi:not([hidden])")];
  }

  toggled() {
    const open = this.details.open;
    this.opener.setAttribute("aria-expanded", String(open));
    this.outside ??= (event) => this.contains(event.target) || this.close(false);
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.outside);
    if (!open) return;
    this.fill();
    this.place();
    (this.items.find((item) => item.hasAttribute("aria-current")) ?? this.items[0])?.focus();
  }

  place() {
    const box = this.opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const rtl = getComputedStyle(this).direction === "rtl";
    const end = (this.dataset.align === "end") !== rtl;
    const above = this.dataset.place === "above" || box.bottom + height + 8 > innerHeight;
    const left = end ? box.right - width : box.left;
    Object.assign(this.menu.style, {
      position: "fixed",
      inset: "auto",
      left: `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`,
      top: `${above ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`,
    });
  }

  close(back = true) {
    this.details.open = false;
    if (back) this.opener.focus();
  }

  onOpener(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.details.open = true;
    } else if (event.key === "Escape" && this.details.open) this.close();
  }

  onMenu(event) {
    const items = this.items;
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab") this.close(false);
    else if (event.key === " " && document.activeElement.matches("a.mi")) {
      event.preventDefault();
      document.activeElement.click();
    } else if (event.key.length === 1) this.find(event.key.toLowerCase(), at);
  }

  find(letter, at) {
    const items = this.items;
    const round = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    round.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  }
}

customElements.define("menu-button", MenuButton);
