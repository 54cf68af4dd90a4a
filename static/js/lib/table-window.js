/** Adds the rows of the next window, as a page brought them, to the table; a group that goes on stays one. The parts that grew. */
export function join(table, page) {
  return [...page.querySelectorAll("edit-table tbody")].map((part) => {
    const end = table.tBodies[table.tBodies.length - 1];
    const rows = document.adoptNode(part);
    if (rows.dataset.group !== end.dataset.group) table.append(rows);
    else end.append(...rows.querySelectorAll("tr[data-row]"));
    return table.tBodies[table.tBodies.length - 1];
  });
}

/** Calls back once the link comes near; the observer, or nothing where there is no link or nobody who watches. */
export function atSight(link, near) {
  if (!link || !window.IntersectionObserver) return null;
  const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && near(), { rootMargin: "400px" });
  observer.observe(link);
  return observer;
}
