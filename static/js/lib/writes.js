/**
 * What is being written, and what waits for its turn. An answer tells the page as it was when it was made, so one that
 * another write met on its way is no picture of what is: once the last is through, the page is asked for anew.
 */

const LOOK = 80; // ms

const flights = new Set();
let waiting = 0;
let alone = true;
const owed = new Map(); // what draws each address that is owed

/** `act` writes: others that are on their way meanwhile meet it. */
export async function writing(act) {
  const flight = { alone: !flights.size };
  flights.forEach((other) => (other.alone = false));
  flights.add(flight);
  try {
    return await act();
  } finally {
    flights.delete(flight);
    alone = flight.alone;
  }
}

/** One more waits for its turn; what it answers says that the turn has come. */
export function queued() {
  waiting += 1;
  return () => (waiting -= 1);
}

/** Whether an answer must not be drawn now: it is overtaken, will be, or would take away what somebody carries. */
export function unsettled() {
  return flights.size > 0 || waiting > 0 || !alone || carried();
}

/** Whether something is in somebody's hand. */
export function carried() {
  return Boolean(document.querySelector(".carry-shield, body.carrying, body.carrying-end"));
}

/**
 * Has `draw` draw an address anew, the page or what is open beside it, once all is through and nothing is carried; who asks
 * last for the same says how.
 */
export function owe(address, draw) {
  owed.set(address, draw);
  if (owed.size === 1) setTimeout(look, LOOK); // those that met may still be about to be drawn
}

async function look() {
  if (flights.size || waiting || carried()) {
    setTimeout(look, LOOK);
    return;
  }
  alone = true;
  const draws = [...owed.values()];
  owed.clear();
  for (const draw of draws) await draw();
}
