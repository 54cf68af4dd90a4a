import { pageAt, parse } from "./page.js";

/** "Show more" adds the next rows to this list instead of leaving the page, at its head where it says `data-before`. */
export function watchLists() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-more]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (link.hasAttribute("aria-busy")) return;
    link.setAttribute("aria-busy", "true");
    const found = await pageAt(link.href);
    link.removeAttribute("aria-busy");
    if (!found) return;
    const page = parse(found.html);
    const rows = page.querySelector(link.dataset.more);
    const list = document.querySelector(link.dataset.more);
    if (!rows || !list) {
      location.assign(link.href);
      return;
    }
    const added = [...rows.children];
    if (link.hasAttribute("data-before")) list.prepend(...added);
    else list.append(...added);
    window.htmx?.process(list);
    const more = page.querySelector(`a[data-more="${link.dataset.more}"]`);
    link.closest(".more").replaceChildren(...(more ? [more] : []));
    added[0]?.querySelector("a, button")?.focus();
  });
}
