/**
 * The facts that rows were left out of, and that no row keeps: they are removals. A fact with one row that is kept stays, whatever
 * other rows are left out (a log has many rows of one conversation). It is known at the end of the reading only.
 */
import type { RemovableKind, Removal } from '@bough/domain';
import { KeySet } from './key-set.js';

export class LeftOutRows {
  private readonly kept = new KeySet();
  private readonly leftOut = new Map<string, number | null>();

  /** `files`: so many files complete each other, and the last one of them gives the removals. */
  constructor(
    readonly of: RemovableKind,
    private files = 1,
  ) {}

  keep(externalId: string): void {
    this.kept.add(externalId, 1);
  }

  /** The version is that of the newest row. */
  leaveOut(externalId: string, version: number | null): void {
    const before = this.leftOut.get(externalId);
    const newest = before === undefined || before === null || version === null ? version : Math.max(before, version);
    // A copy: a piece of a large text keeps all of it in memory.
    this.leftOut.set(before === undefined ? Buffer.from(externalId).toString() : externalId, newest);
  }

  /** At the end of a file: nothing, unless it is the last one. */
  removals(): Removal[] {
    if (--this.files > 0) return [];
    const gone = [...this.leftOut].filter(([externalId]) => this.kept.find(externalId) === 0);
    return gone.map(([externalId, version]) => ({ of: this.of, externalId, reason: 'left_out', version }));
  }
}
