let last = null; // where the reader stood, so that the next page of the same address takes them there

export function remember(cell) {
  last = { path: location.pathname, row: cell.parentElement.dataset.row, name: cell.dataset.c };
}

/** To the cell where the reader stood, where a new page took it from under them. */
export function comeBack(table) {
  const lost = document.activeElement === document.body || document.activeElement === document.getElementById("main");
  if (lost && last?.path === location.pathname) table.cell(last.row, last.name)?.focus({ preventScroll: true });
}

/** A row for the one that stood there; what is being written in it goes along. */
export function takePlace(old, row) {
  const at = document.activeElement;
  for (const editor of old.querySelectorAll("cell-edit")) row.querySelector(`[data-c="${CSS.escape(editor.parentElement.dataset.c)}"]`)?.append(editor);
  old.replaceWith(row);
  if (at !== document.activeElement && row.contains(at)) at.focus();
}
