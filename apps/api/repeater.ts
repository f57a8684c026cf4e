/** Does a piece of work again and again, each time a while after it was done; stopping waits for what is under way. */
export class Repeater {
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> = Promise.resolve();
  private stopped = false;

  /** `work` deals with its own failures. */
  constructor(private readonly work: () => Promise<void>) {}

  /** In milliseconds: between the end of one and the beginning of the next, and before the first. */
  start(pause: number, first = pause): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.work().finally(() => this.start(pause));
    }, first);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.underWay;
  }
}
