/** A link that takes itself along: pressed, its address (or the `text` given) is copied instead of opened. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    if (this.ready || !navigator.clipboard) return;
    this.ready = true;
    this.addEventListener("click", (event) => this.copy(event));
  }

  async copy(event) {
    const link = event.target.closest("a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const done = await navigator.clipboard.writeText(this.getAttribute("text") ?? link.href).then(() => true, () => false);
    if (done) document.querySelector("toast-stack")?.say(this.getAttribute("said"));
    else location.assign(link.href);
  }
}

customElements.define("copy-link", CopyLink);
