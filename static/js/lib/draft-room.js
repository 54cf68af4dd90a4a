/** The row that a lane grows where nothing is free in it, and what lies below it then. */
export class DraftRoom {
  constructor(ground, line) {
    this.ground = ground;
    this.line = line;
  }

  /** For a bar in this row of this lane; null gives all of it back. */
  make(lane, row = 0) {
    const { ground } = this;
    if (this.lane && (this.lane !== lane || row < this.row)) this.give();
    if (!lane || this.lane) return;
    if (ground.yOf(lane, row) + ground.bar + ground.pad <= lane.top + lane.height) return;
    Object.assign(this, { lane, row });
    ground.grow(lane, ground.row);
    this.shift(ground.row);
  }

  give() {
    this.ground.grow(this.lane, -this.ground.row);
    this.shift(0);
    this.lane = undefined;
  }

  /** The arrows that lie below move along. */
  shift(by) {
    const foot = this.lane.top + this.lane.height - Math.max(by, 0);
    for (const arrow of this.line.querySelectorAll(".dep")) {
      const [from, to] = [...arrow.querySelectorAll("path")].map((path) => Number(path.getAttribute("d").match(/^M\S+ (\S+?)[A-Za-z]/)?.[1]));
      if (from >= foot && to >= foot) arrow.style.translate = `0 ${by}px`;
    }
    for (const tag of this.line.querySelectorAll(".dep-tag")) {
      if (parseFloat(tag.style.getPropertyValue("--y")) >= foot) tag.style.marginBlockStart = `${by}px`;
    }
  }
}
