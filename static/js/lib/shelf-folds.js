/** Keeps which `<details data-shelf>` of an element are shut, under a key, until the browser is closed. */
export function foldShelves(element, key) {
  const kept = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  for (const one of element.querySelectorAll("details[data-shelf]")) one.open = !kept.has(one.dataset.row);
  const keep = (one) => {
    if (!one.matches("details[data-shelf]")) return;
    if (one.open) kept.delete(one.dataset.row);
    else kept.add(one.dataset.row);
    sessionStorage.setItem(key, JSON.stringify([...kept]));
  };
  element.addEventListener("toggle", (event) => keep(event.target), true); // it does not bubble
}
