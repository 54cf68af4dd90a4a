/** What somebody has half written, which outlives a page that is drawn anew around it. */

const FIELDS = "input[name]:not([type=hidden], [type=file]), textarea[name], select[name]";
const EDITORS = "inline-edit[data-live], cell-edit[data-live]"; // they are kept whole
const APART = `dialog, ${EDITORS}, edit-table, task-table`; // dialogs stay where they are, and a table keeps its own ticks

const sent = new WeakMap(); // forms on their way, with what they took along
const clashed = new WeakSet(); // forms whose clash was shown

/** What goes along with a form is not half written any more; `over` says that it did not arrive, or that it clashed. */
export function sending(form) {
  sent.set(form, new Map([...form.elements].map((field) => [field, held(field)])));
  return {
    over: (clash = false) => {
      sent.delete(form);
      if (clash) clashed.add(form);
    },
  };
}

/** Whether any field holds something else than the page brought, or an editor is open. */
export function touched(root = document.getElementById("main")) {
  const beside = root?.querySelector(".tpan");
  return Boolean(root && (fieldsOf(root).length || root.querySelector(EDITORS) || (beside && touched(beside))));
}

/** Keeps what is half written in a part of the page that is about to be drawn anew, with the version at which it was begun:
 * what it answers puts it back, in sight where it was, and the focus with it; whether that moved the focus. `counts` says
 * which forms are still meant. */
export function halfway(root, counts = () => true) {
  const at = document.activeElement;
  const caret = at?.matches?.("textarea, input") ? [at.selectionStart, at.selectionEnd, at.selectionDirection] : null;
  const fields = fieldsOf(root).filter((field) => counts(field.form)).map((field) => [field, place(field), { value: held(field), shut: shut(field), version: begun(field.form) }]);
  const editors = [...root.querySelectorAll(EDITORS)].filter((editor) => !editor.saving);
  const cells = new Map(editors.map((editor) => [editor, [editor.closest("tr")?.dataset.row, editor.parentElement.dataset.c]]));
  return () => {
    const inside = editors.some((editor) => editor.contains(at));
    editors.forEach((editor) => settle(editor, cells.get(editor)));
    let focus = inside && at.isConnected ? at : null;
    for (const [old, where, was] of fields) {
      const field = find(where);
      if (!field || field === old) continue;
      give(field, was.value);
      if (!was.shut) for (let fold = shut(field); fold; fold = shut(field)) fold.open = true;
      if (was.version && field.form?.elements.version) field.form.elements.version.value = was.version;
      if (old === at) focus = field;
    }
    focus?.focus({ preventScroll: true });
    if (focus && caret?.[0] !== null) mark(focus, caret);
    return Boolean(focus);
  };
}

function fieldsOf(root) {
  const apart = root.closest?.(".tpan") ? APART : `${APART}, .tpan`; // a task that is open beside its list stays as it is
  return [...root.querySelectorAll(FIELDS)].filter((field) => !field.closest(apart) && changed(field) && !goes(field));
}

/** The fold that hides it, undefined where none does. */
function shut(field) {
  return field.closest("details:not([open])") ?? undefined;
}

/** The version that whoever writes in a form saw; of one that was sent, the next page has another to go on from. */
function begun(form) {
  return form && !sent.has(form) && !clashed.has(form) ? form.elements.version?.value : undefined;
}

/** Whether it was sent as it is. */
function goes(field) {
  const along = field.form && sent.get(field.form);
  return Boolean(along) && String(along.get(field)) === String(held(field));
}

/** Whether it holds something else than the page brought. */
export function changed(field) {
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  if (!field.matches("select")) return field.value !== field.defaultValue;
  const said = [...field.options].some((option) => option.defaultSelected);
  return said || field.multiple ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.selectedIndex > 0;
}

function held(field) {
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked;
  return field.multiple && field.options ? [...field.selectedOptions].map((option) => option.value) : field.value;
}

function give(field, value) {
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) [...field.options].forEach((option) => (option.selected = value.includes(option.value)));
  else field.value = value;
}

/** A field is the same by its id, else by its form, its name, what it stands for, and which of those it is. */
function place(field) {
  const { id, name } = field;
  const action = field.form?.getAttribute("action");
  const value = field.matches("[type=checkbox], [type=radio]") ? field.value : null;
  const alike = (other) => other.name === name && other.type === field.type && other.form?.getAttribute("action") === action && (value === null || other.value === value);
  const n = [...document.querySelectorAll(FIELDS)].filter(alike).indexOf(field);
  return { id, alike, n };
}

function find({ id, alike, n }) {
  const own = id && document.getElementById(id);
  return own ? alike(own) && own : [...document.querySelectorAll(FIELDS)].filter(alike)[n];
}

/** An open editor takes the place of the value, or of the cell, that was drawn for it. */
function settle(editor, [row, column]) {
  if (editor.isConnected) return;
  if (editor.matches("cell-edit")) {
    if (row) document.querySelector(`tr[data-row="${CSS.escape(row)}"] [data-c="${CSS.escape(column)}"]`)?.append(editor);
    return;
  }
  const fresh = document.getElementById(editor.id);
  if (!fresh) return;
  editor.value = [...fresh.childNodes];
  fresh.replaceWith(editor);
}

function mark(field, caret) {
  try {
    field.setSelectionRange(...caret);
  } catch {
    // a number or a day has no caret that could be told
  }
}
