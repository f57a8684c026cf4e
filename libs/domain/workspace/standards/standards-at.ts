/** Which standards hold on a day. Standards are part of the versions of a workspace, so those of the past can be asked for, too. */
import type { Day } from '../../shared/day.js';
import type { Workspace } from '../workspace.js';
import type { Standard } from './standard.js';

/** In the order of the workspace. */
export function standardsAt({ standards = [] }: Workspace, day: Day): Standard[] {
  return standards.filter((standard) => holdsOn(standard, day));
}

export function holdsOn({ from, to }: Standard, day: Day): boolean {
  return from <= day && (to === null || day < to);
}
