const AGAIN = 4000; // ms after which a server that was not to be reached is asked once more

let last = Promise.resolve();
let waiting = 0;
let cut = false;

/**
 * What saves something in place, in the order in which it was done: `save` runs once all before it is through, and what it
 * answers is answered. Without a connection all of it waits, the page says how much, and leaving it asks first.
 */
export function inTurn(save) {
  waiting += 1;
  const turn = last.then(() => save());
  last = turn.catch(() => {}).then(() => {
    waiting -= 1;
    tell();
  });
  tell();
  return turn;
}

/** fetch() that waits for the connection where there is none, and then asks again. What it sends may arrive twice, where an
 * answer got lost, so it says which version it saw, and is the same the second time. */
export async function patiently(url, how) {
  for (;;) {
    const answer = await fetch(url, how).catch(() => null);
    cut = !answer;
    tell();
    if (answer) return answer;
    await connection();
  }
}

function connection() {
  return new Promise((resolve) => {
    const clock = setTimeout(resolve, AGAIN);
    window.addEventListener("online", () => [clearTimeout(clock), resolve()], { once: true });
  });
}

function tell() {
  document.querySelector("toast-stack")?.waits(cut ? waiting : 0);
}

window.addEventListener("beforeunload", (event) => cut && waiting && event.preventDefault());
