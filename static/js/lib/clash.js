import { read, trouble } from "./answers.js";
import { parse, redraw } from "./page.js";

/**
 * "Keep theirs": what the other one wrote takes the place of what clashed with it, all else that was typed stays. The form
 * then knows the version that was shown, and the one at which it began, so that what nobody touched here stays theirs. What
 * they wrote has to be asked for: `tell(words)` says why that failed.
 */
export async function keepTheirs(link, tell) {
  const note = link.closest("[data-conflict]");
  const { version, fields } = note.dataset;
  const form = [...note.closest("dialog").querySelectorAll("form")].find((one) => one.elements.version && !one.hasAttribute("data-use-mine"));
  link.setAttribute("aria-busy", "true");
  const asked = form && version;
  const answer = asked ? await read(form.action, { cache: "no-store" }) : null;
  link.removeAttribute("aria-busy");
  if (asked && !answer?.ok) return tell(await trouble(answer));
  const page = asked && parse(await answer.text());
  const names = fields.split(" ").filter(Boolean);
  const theirs = page && names.map((name) => [fieldOf(form, name), fieldOf(page, name)]);
  if (!theirs?.length || !theirs.every(([mine, their]) => mine && their)) {
    note.closest("dialog").close();
    return redraw();
  }
  theirs.forEach(([mine, their]) => mine.replaceWith(document.adoptNode(their)));
  hidden(form, "began").value ||= form.elements.version.value;
  hidden(form, "answered").value += ` ${fields}`; // what is typed there from now on answers what was shown
  form.elements.version.value = version;
  note.closest("dialog").setAttribute("data-clashed", "");
  note.remove();
  tell("");
  return form.elements[names[0]].focus?.();
}

function hidden(form, name) {
  if (!form.elements[name]) form.append(Object.assign(document.createElement("input"), { type: "hidden", name }));
  return form.elements[name];
}

/** All that belongs to one field: its label and its control, however many parts it has. */
function fieldOf(root, name) {
  const control = root.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
  return control?.closest(".field") ?? control;
}
