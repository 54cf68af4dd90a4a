/** The rows of a table as a tree, by aria-level; `rows` are in their order, folded ones among them. */

export function level(row) {
  return Number(row.getAttribute("aria-level") ?? 1);
}

/** A row and all that stands below it. */
export function family(rows, row) {
  const at = rows.indexOf(row);
  const end = rows.findIndex((other, n) => n > at && level(other) <= level(row));
  return rows.slice(at, end < 0 ? rows.length : end);
}

/** What a row stands below, or nothing. */
export function above(rows, row) {
  return rows.slice(0, rows.indexOf(row)).findLast((other) => level(other) < level(row));
}

/** The rows that stand below the same one, itself among them. */
export function siblings(rows, row) {
  const parent = above(rows, row);
  const all = parent ? family(rows, parent).slice(1) : rows;
  return all.filter((other) => level(other) === level(row));
}

/** Hides what lies below a folded row, at any depth. */
export function draw(rows) {
  let folded = Infinity;
  for (const row of rows) {
    const depth = level(row);
    if (depth <= folded) folded = Infinity;
    row.hidden = depth > folded;
    if (!row.hidden && row.getAttribute("aria-expanded") === "false") folded = Math.min(folded, depth);
  }
}

/** Puts a row and all below it one place up or down, or in and out; false where it cannot go there. */
export function step(rows, row, to) {
  const beside = siblings(rows, row);
  const at = beside.indexOf(row);
  const own = family(rows, row);
  const other = { up: beside[at - 1], down: beside[at + 1], in: beside[at - 1], out: above(rows, row) }[to];
  if (!other) return false;
  if (to === "up") other.before(...own);
  else if (to !== "in") family(rows, other).at(-1) === own.at(-1) || family(rows, other).at(-1).after(...own);
  shift(own, { in: 1, out: -1 }[to] ?? 0);
  return true;
}

export function shift(rows, by) {
  for (const row of rows) {
    row.setAttribute("aria-level", level(row) + by);
    row.style.setProperty("--depth", level(row) - 1);
  }
}
