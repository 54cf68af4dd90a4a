/**
 * What a page keeps back until it is in sight stands in a <noscript>: text to a page with scripts, which costs it next to
 * nothing; to one without just what it says. In an answer that was parsed, where no script runs, it is made of elements.
 */
export class Later {
  constructor(place) {
    this.place = place;
    this.made = Boolean(place.firstElementChild);
    if (!this.made) return;
    this.parts = document.createDocumentFragment(); // so that nobody finds them where they cannot be seen
    this.parts.append(...place.childNodes);
  }

  holds(attribute, value) {
    if (this.made) return Boolean(this.parts.querySelector(`[${attribute}="${CSS.escape(value)}"]`));
    return this.place.textContent.includes(`${attribute}="${value}"`);
  }

  draw() {
    if (this.made) this.place.before(this.parts);
    else this.place.insertAdjacentHTML("beforebegin", this.place.textContent);
    this.place.remove();
  }
}

/** Calls `next` while nobody waits for anything else, until it answers false; what it answers stops it. */
export function idly(next) {
  const ask = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 10 }), 50));
  let over = false;
  const run = (deadline) => {
    if (over) return;
    let more = true;
    while (more && deadline.timeRemaining() > 8) more = next();
    if (more) ask(run);
  };
  ask(run);
  return () => (over = true);
}
