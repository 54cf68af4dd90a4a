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

  /** The arrows that lie below move along: those that are in sight. */
  shift(by) {
    const foot = this.lane.top + this.lane.height - Math.max(by, 0);
    const end = this.ground.top + this.ground.height;
    if (by) this.moved = this.below().filter(({ from }) => from >= foot && from <= end);
    for (const { arrow, tag } of this.moved) {
      if (arrow) arrow.style.translate = `0 ${by}px`;
      else tag.style.marginBlockStart = `${by}px`;
    }
  }

  /** Each arrow and each tag with the px at which it begins, read once. */
  below() {
    this.known ??= [
      ...[...this.line.querySelectorAll(".dep")].map((arrow) => ({ arrow, from: top(arrow) })),
      ...[...this.line.querySelectorAll(".dep-tag")].map((tag) => ({ tag, from: parseFloat(tag.style.getPropertyValue("--y")) })),
    ];
    return this.known;
  }
}

function top(arrow) {
  const ends = [...arrow.querySelectorAll("path")].map((path) => Number(path.getAttribute("d").match(/^M\S+ (\S+?)[A-Za-z]/)?.[1]));
  return Math.min(...ends);
}
