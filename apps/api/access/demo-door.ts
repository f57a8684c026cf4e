import type { Request } from 'express';
import type { System } from '@bough/application';
import { isLoopback } from './visitor.js';

/** In milliseconds: how long what is known of the database holds. */
const HOLDS = 1_000;

/** Whether the demo may be read without signing in: the shipped one alone, on the machine itself, and not behind a proxy. */
export class DemoDoor {
  private known: { readonly at: number; readonly isWhole: Promise<boolean> } | null = null;

  constructor(
    private readonly system: System,
    /** False on a server for others. */
    private readonly mayOpen: boolean,
  ) {}

  async isOpenTo(request: Request): Promise<boolean> {
    return this.mayOpen && isLoopback(request) && (await this.isWhole());
  }

  private isWhole(): Promise<boolean> {
    const now = this.system.clock.now();
    if (this.known && now - this.known.at < HOLDS && now >= this.known.at) return this.known.isWhole;
    const isWhole = this.system.demo().then((state) => state === 'whole');
    isWhole.catch(() => (this.known = null));
    this.known = { at: now, isWhole };
    return isWhole;
  }
}
