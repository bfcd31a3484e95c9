/** How much one socket may say: a bucket of `size` that fills up again by `rate` a second. */
export class Allowance {
  #left: number;
  #filled: number;

  constructor(
    private readonly size: number,
    private readonly rate: number,
    /** Any clock, ms; one that is set back gives and takes nothing. */
    now: number,
  ) {
    this.#left = size;
    this.#filled = now;
  }

  /** Takes `cost` out; false if there is not enough left. */
  take(cost: number, now: number): boolean {
    this.#left = Math.min(this.size, this.#left + (Math.max(0, now - this.#filled) * this.rate) / 1000);
    this.#filled = now;
    if (this.#left < cost) return false;
    this.#left -= cost;
    return true;
  }
}
