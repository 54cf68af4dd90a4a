/**
 * Files that are chosen or dropped here are sent at once, through the form in it. Whoever may not add any drops nothing
 * (`data-can`); a file that is dropped beside opens nothing in place of the page. A task that is open beside the page has its
 * own. Nothing goes while others are on their way, which is said (`data-wait`), nor where they are more than a page keeps
 * (`data-most`, `data-many`).
 */
class FileDrop extends HTMLElement {
  connectedCallback() {
    if (this.ready || !this.hasAttribute("data-can")) return;
    this.ready = true;
    // the same one, mended since it was refused, is a change only where none was chosen before
    this.input.addEventListener("click", () => (this.input.value = ""));
    this.input.addEventListener("change", () => this.input.files.length && this.send());
    this.stop = new AbortController();
    const how = { signal: this.stop.signal };
    document.addEventListener("dragover", (event) => this.over(event), how);
    document.addEventListener("dragleave", (event) => event.relatedTarget ?? this.show(false), how);
    document.addEventListener("drop", (event) => this.drop(event), how);
  }

  disconnectedCallback() {
    this.stop?.abort();
    this.ready = false;
  }

  get form() {
    return this.querySelector("form[enctype]");
  }

  get input() {
    return this.form.querySelector("[type='file']");
  }

  over(event) {
    if (!brings(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.show(this.isMeant(under(event)));
  }

  drop(event) {
    if (!brings(event)) return;
    event.preventDefault();
    this.show(false);
    const target = under(event);
    if (!this.isMeant(target) || target.closest("dialog, [type='file']")) return;
    this.send(event.dataTransfer.files);
  }

  send(files = this.input.files) {
    const many = files.length > Number(this.dataset.most);
    if (many || this.form.hasAttribute("aria-busy")) {
      const words = many ? this.dataset.many.replace("%n", files.length) : this.dataset.wait;
      document.querySelector("toast-stack")?.say(words);
      return;
    }
    if (files !== this.input.files) this.input.files = files;
    this.form.requestSubmit();
  }

  isMeant(target) {
    return target.closest(".tpan") === this.closest(".tpan");
  }

  show(on) {
    this.classList.toggle("is-over", on);
  }
}

/** The element that a file is over: some browsers name the text in it. */
function under({ target }) {
  return target.closest ? target : (target.parentElement ?? document.body);
}

function brings(event) {
  return [...event.dataTransfer.types].includes("Files");
}

customElements.define("file-drop", FileDrop);
