/** The tick of a row of a table, where it has one. */
export function tickOf(row) {
  return row.querySelector("input[name=ids]");
}

/** Ticks `rows`, or takes their ticks off, wherever they are shown in `every`: one that is in two groups has a row in each. */
export function tick(every, rows, on) {
  const names = new Set(rows.map((row) => row.dataset.row));
  for (const row of every) {
    const own = names.has(row.dataset.row) && tickOf(row);
    if (own) own.checked = on;
  }
}

/** Those that are ticked, each once. */
export function ticked(every) {
  const found = new Map();
  for (const row of every) if (tickOf(row)?.checked) found.set(row.dataset.row, row);
  return [...found.values()];
}
