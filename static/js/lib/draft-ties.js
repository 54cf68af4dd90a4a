/**
 * Ties two bars without a pointer: L on the one that has to be done first, then the way to the one that waits for it by
 * any key that moves the focus, and Enter there; Esc or L lets go.
 */
export class DraftTies {
  constructor(draft) {
    this.draft = draft;
  }

  get open() {
    return Boolean(this.first);
  }

  begin(bar) {
    const { stage } = this.draft;
    if (!bar.dataset.can || !this.draft.shapes) return stage.speak(stage.fill(stage.data.fixed, { title: this.draft.title(bar) }));
    this.first = bar.dataset.bar;
    this.title = this.draft.title(bar);
    bar.classList.add("is-target");
    this.draft.hold();
    this.say(stage.data.tying);
  }

  /** Whether the key was for it. */
  key(event, bar) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.toLowerCase();
    if (key === "escape" || key === "l") this.leave(this.draft.stage.data.untied);
    else if (key === "enter" && bar && bar.dataset.bar !== this.first) this.tie(bar.dataset.bar);
    else return key === "enter";
    return true;
  }

  tie(other) {
    const first = this.first;
    this.leave();
    this.draft.tie({ key: first }, other);
  }

  leave(words) {
    this.draft.root.querySelectorAll(".bar.is-target").forEach((bar) => bar.classList.remove("is-target"));
    this.first = undefined;
    if (words) this.say(words);
    this.draft.stage.tying();
    this.draft.rest();
  }

  say(words) {
    const { stage } = this.draft;
    stage.speak(stage.fill(words, { title: this.title }));
    stage.tying(this.first && this.title);
  }
}
