/** How many streams somebody has open: each costs a connection, and a browser shares one among its tabs. */
import { Refusal } from '@bough/domain';

const MOST = 10;

export class OpenStreams {
  private readonly open = new Map<string, number>();

  /** Counts one more until the function that it gives is called; refuses one too many. */
  add(who: string): () => void {
    const count = this.open.get(who) ?? 0;
    if (count >= MOST)
      throw new Refusal(
        'TOO_MANY_STREAMS',
        `You have ${MOST} streams of events open; close one before you open another.`,
      );
    this.open.set(who, count + 1);
    return () => this.remove(who);
  }

  private remove(who: string): void {
    const count = this.open.get(who)! - 1;
    if (count === 0) this.open.delete(who);
    else this.open.set(who, count);
  }
}
