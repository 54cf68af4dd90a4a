import { read } from "./answers.js";
import { landed, parse, send } from "./page.js";

/**
 * What somebody else changed first: a note about each stands in `place` until it is answered, and all of them have been
 * before `over({ html, url })` gets this page as the last answer brought it.
 */
export class Clashes {
  constructor(place, over) {
    Object.assign(this, { place, over });
  }

  get open() {
    return Boolean(this.place?.childElementCount);
  }

  /** name: of what was changed. A newer one about the same takes the place of the older. */
  add(clash, name) {
    const note = document.adoptNode(clash);
    const older = [...this.place.children].find((other) => target(other) && target(other) === target(note));
    note.querySelector(".grow").prepend(Object.assign(document.createElement("p"), { className: "t2", textContent: name }));
    note.addEventListener("click", (event) => {
      if (!event.target.closest("[data-keep-theirs]")) return;
      event.preventDefault();
      this.answer(note, name, () => read(location.href));
    });
    note.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(note, name, () => send(event.target, event.submitter));
    });
    if (older) older.replaceWith(note);
    else this.place.append(note);
  }

  focus() {
    this.place.querySelector("a, button")?.focus({ preventScroll: true });
  }

  async answer(note, name, ask) {
    if (note.hasAttribute("aria-busy")) return undefined;
    note.setAttribute("aria-busy", "true");
    const answer = await ask().catch(() => null);
    const html = answer && answer.status < 500 ? await answer.text() : "";
    note.removeAttribute("aria-busy");
    const again = answer?.status === 409 && parse(html).querySelector("[data-conflict]");
    if (again) return this.add(again, name);
    if (!answer?.ok) return document.querySelector("toast-stack")?.fail(answer ? "error" : "offline");
    const page = await landed({ html, url: answer.url });
    note.remove();
    if (!this.open) return this.over(page);
    document.querySelector("toast-stack")?.take([...parse(page.html).querySelectorAll("toast-stack > *")]);
    return this.focus();
  }
}

/** Where it would be saved. */
function target(note) {
  return note.querySelector("form[data-use-mine]")?.getAttribute("action");
}
