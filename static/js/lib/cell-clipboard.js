import { inTurn, patiently } from "./outbox.js";
import { csrf, isPage, parse, swapPage } from "./page.js";

let carried = null; // {name of the column, value}, from one table to the next

/** Takes the value of a cell along, its words for elsewhere; false where there is none, or words are selected. */
export function take(cell) {
  const value = cell.dataset.v;
  if (value === undefined || String(getSelection())) return false;
  carried = { name: cell.dataset.c, value };
  navigator.clipboard?.writeText(cell.innerText.trim()).catch(() => {});
  return true;
}

/** Gives these rows the value that was taken from the same column; false where none was. */
export function put(address, cell, rows) {
  if (carried?.name !== cell.dataset.c) return false;
  const body = new FormData();
  rows.forEach((row) => body.append("ids", row.querySelector("input[name=ids]").value));
  body.append("do", `${carried.name}=${carried.value}`);
  body.append("next", location.pathname + location.search);
  inTurn(() => patiently(address, { method: "POST", body, headers: { "X-CSRFToken": csrf() } }), { url: address, body })
    .then(async (answer) => {
      const html = await answer.text();
      if (answer.ok && isPage(html)) swapPage(html, answer.url);
      else document.querySelector("toast-stack")?.say(parse(html).querySelector(".sorry p")?.textContent.trim() ?? "");
    })
    .catch(() => document.querySelector("toast-stack")?.fail("offline"));
  return true;
}
