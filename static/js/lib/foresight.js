const WAIT = 140; // ms that a place is held before it is asked about

/** Asks the server what else would break at a place that is only tried: the last place asked about is answered. */
export class Foresight {
  constructor(url) {
    this.url = url; // of a bar: key => address with its query
    this.asked = 0;
  }

  /** place: the fields of a query. `tell([{kind, text}])` hears of it, and of nothing where the answer is late. */
  ask(key, place, tell) {
    this.forget();
    const mine = this.asked;
    this.clock = setTimeout(async () => {
      const url = this.url(key);
      const query = new URLSearchParams(place);
      const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}${query}`).catch(() => null);
      const found = answer?.ok ? (await answer.json().catch(() => ({}))).said : null;
      if (found && mine === this.asked) tell(found);
    }, WAIT);
  }

  forget() {
    clearTimeout(this.clock);
    this.asked += 1;
  }
}
