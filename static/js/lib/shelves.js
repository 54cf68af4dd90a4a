import { Carry } from "./carry.js";

/** Carries between columns that stand beside each other, and below each other in rows or on a phone. */
export class Shelves extends Carry {
  under() {
    const there = [...this.board.querySelectorAll(this.names.column)].filter((column) => {
      const box = column.getBoundingClientRect();
      return this.at.x >= box.left && this.at.x < box.right;
    });
    return there.sort((a, b) => this.far(a) - this.far(b))[0];
  }

  /** px above or below a column. */
  far(column) {
    const box = column.getBoundingClientRect();
    return Math.max(0, box.top - this.at.y, this.at.y - box.bottom);
  }
}
