/**
 * Files that are chosen or dropped here are sent at once, through the form in it. Whoever may not add any drops nothing
 * (`data-can`); a file that is dropped beside opens nothing in place of the page.
 */
class FileDrop extends HTMLElement {
  connectedCallback() {
    if (this.ready || !this.hasAttribute("data-can")) return;
    this.ready = true;
    this.input.addEventListener("change", () => this.input.files.length && this.form.requestSubmit());
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
    this.show(true);
  }

  drop(event) {
    if (!brings(event)) return;
    event.preventDefault();
    this.show(false);
    if (event.target.closest("dialog, [type='file']")) return;
    this.input.files = event.dataTransfer.files;
    this.form.requestSubmit();
  }

  show(on) {
    this.classList.toggle("is-over", on);
  }
}

function brings(event) {
  return [...event.dataTransfer.types].includes("Files");
}

customElements.define("file-drop", FileDrop);
