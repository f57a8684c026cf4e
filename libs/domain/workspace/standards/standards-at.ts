/** The standards that hold on a day. A version of the workspace keeps the standards of the past, too. */
import type { Day } from '../../shared/day.js';
import type { Workspace } from '../workspace.js';
import type { Standard } from './standard.js';

/** The standards that hold on a day, in the order of the workspace. */
export function standardsAt({ standards = [] }: Workspace, day: Day): Standard[] {
  return standards.filter((standard) => holdsOn(standard, day));
}

/** Whether a standard holds on a day. */
export function holdsOn({ from, to }: Standard, day: Day): boolean {
  return from <= day && (to === null || day < to);
}
