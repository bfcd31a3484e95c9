/** Heavy work of attendees, few at a time: the threads that hash their passwords also read the files that displays ask for. */
import { busy } from '../plugins/load.js';

export class Gate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param atOnce how many may run.
   * @param most how many may wait.
   */
  constructor(
    private readonly atOnce: number,
    private readonly most: number,
  ) {}

  /** @throws Refusal `busy` if too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) {
      if (this.#waiting.length >= this.most) throw busy();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
