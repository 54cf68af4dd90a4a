/** A choice of time zones that begins with the reader's own; what somebody chose before stays. */
class OwnZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const own = select && [...select.options].find((option) => option.value === zone);
    if (own && !select.querySelector("option[selected]:not([value=UTC])")) select.value = own.value;
  }
}

customElements.define("own-zone", OwnZone);
