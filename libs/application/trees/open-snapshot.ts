import type { Principal } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { Engine } from './engine.js';
import type { Snapshot } from './snapshot.js';

/** The workspace and its numbers, for somebody who may see them. Everything that is read of the tree begins here. */
export class OpenSnapshot {
  constructor(private readonly engine: Pick<Engine, 'current'>) {}

  /** `null` before the first workspace. */
  run(principal: Principal | null): Snapshot | null {
    authorise(principal, 'read_model');
    return this.engine.current;
  }
}
