/** Asks once more before a form is sent; only for what leaves the workspace or takes much along. */
class ConfirmSubmit extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("submit", (event) => {
      if (this.sure) return;
      event.preventDefault();
      event.stopPropagation();
      this.ask(event.target, event.submitter);
    }, true);
  }

  ask(form, submitter) {
    const dialog = document.createElement("dialog");
    dialog.className = "dlg";
    const text = Object.assign(document.createElement("p"), { className: "dlg-b", textContent: this.getAttribute("text"), id: "confirm-text" });
    const foot = Object.assign(document.createElement("form"), { className: "dlg-f", method: "dialog" });
    foot.append(this.button(this.getAttribute("cancel") ?? "Cancel", "btn btn-ghost", "no"));
    foot.append(this.button(this.getAttribute("action") ?? submitter?.textContent ?? "OK", "btn btn-primary end", "yes"));
    dialog.setAttribute("aria-labelledby", "confirm-text");
    dialog.append(text, foot);
    dialog.addEventListener("close", () => {
      dialog.remove();
      // a menu closed behind the question takes its item's focus back to its button
      (submitter?.checkVisibility() ? submitter : submitter?.closest("details")?.querySelector("summary"))?.focus();
      if (dialog.returnValue !== "yes") return;
      this.sure = true;
      form.requestSubmit(submitter ?? undefined);
      this.sure = false;
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  button(label, css, value) {
    return Object.assign(document.createElement("button"), { textContent: label.trim(), className: css, value });
  }
}

customElements.define("confirm-submit", ConfirmSubmit);
