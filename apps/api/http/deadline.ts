import type { Response } from 'express';
import { Wait } from '../workshop/wait.js';

/** How long requests wait for their answers. A class, so that it can be injected. */
export class Deadline {
  constructor(readonly seconds = 30) {}

  /** From now on, and no longer than whoever asked stays. */
  waitOf(response: Response): Wait {
    const wait = Wait.of(this.seconds);
    response.once('close', () => (response.writableFinished ? wait.stop() : wait.leave()));
    return wait;
  }
}
