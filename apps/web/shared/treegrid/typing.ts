/** Letters in a treegrid search its rows, unless they are commands of the page. */
import type { KeyCommand } from '../keys.js';

/** After this pause a letter starts a new search. */
const PAUSE_MS = 900;

export interface Typing {
  /** What was typed up to now. */
  readonly text: string;
  readonly at: number;
  /** The letter before, where it was left to the page: it may have begun a command of two keys. */
  readonly left: string | null;
}
export const NOTHING_TYPED: Typing = { text: '', at: -Infinity, left: null };

/**
 * What is typed after one more key. A letter that is a command, or begins one, stays a command, so `text` is empty; once a search is under
 * way, every letter belongs to it. `commands` are those that hold now: none where single keys are switched off.
 */
export function type(before: Typing, key: string, at: number, commands: readonly KeyCommand[]): Typing {
  if (!/^[\p{L}\p{N}]$/u.test(key)) return NOTHING_TYPED;
  const isUnderWay = at - before.at < PAUSE_MS;
  if (isUnderWay && before.text !== '') return { text: before.text + key, at, left: null };
  const letter = key.toLowerCase();
  const isCommand = commands.some(({ keys }) => keys === letter || keys.startsWith(`${letter} `));
  const endsCommand = isUnderWay && commands.some(({ keys }) => keys === `${before.left} ${letter}`);
  return isCommand || endsCommand ? { text: '', at, left: letter } : { text: key, at, left: null };
}
