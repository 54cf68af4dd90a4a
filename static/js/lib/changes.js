/**
 * A form that is sent on each change (`hx-trigger="change"`) and drawn anew by the answer: what was changed in it while one
 * was on its way is changed in the new one too, and sent in its turn, on top of what was saved. What found no connection,
 * or nobody signed in, is sent again once there is a reason to try.
 */
export function watchChanges() {
  const sent = new WeakMap();
  const missed = new Set();
  let later = null;
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    if (elt.matches('form[hx-trigger="change"]')) sent.set(elt, state(elt));
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const form = detail.requestConfig?.elt;
    const before = sent.get(form);
    if (!before) return;
    if (!detail.shouldSwap && detail.xhr.status < 400) missed.add(form);
    const since = [...state(form)].filter(([name, value]) => before.get(name) !== value);
    later = since.length ? { form, since: new Map(since), goesOn: detail.xhr.status < 400 } : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const fresh = later && document.getElementById(later.form.id);
    if (!fresh || fresh === later.form) return;
    const { since, goesOn } = later;
    later = null;
    fields(fresh).forEach((field) => since.has(nameOf(field)) && put(field, since.get(nameOf(field))));
    if (goesOn) send(fresh);
  });
  document.addEventListener("htmx:sendError", ({ detail: { elt } }) => sent.has(elt) && missed.add(elt));
  for (const kind of ["online", "focus"]) {
    window.addEventListener(kind, () => {
      const again = [...missed].filter((form) => form.isConnected);
      missed.clear();
      again.forEach(send);
    });
  }
}

function send(form) {
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What stands in each field. */
function state(form) {
  return new Map(fields(form).map((field) => [nameOf(field), ticks(field) ? field.checked : field.value]));
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && field.matches("input:not([type=hidden]), select, textarea"));
}

function nameOf(field) {
  return ticks(field) ? `${field.name} ${field.value}` : field.name;
}

function ticks(field) {
  return field.matches("[type=checkbox], [type=radio]");
}

function put(field, value) {
  if (ticks(field)) field.checked = value;
  else if (!field.options || [...field.options].some((one) => one.value === value)) field.value = value;
}
