/** Problems of a YAML file, and where they stand in its text. */
import type { Problem } from '@bough/domain';
import type { Path } from './node-position.js';

/** A position in a text, counted from 1 as in editors. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem in a YAML file. Broken YAML has no paths yet, so its problems carry the position themselves. */
export interface YamlProblem extends Problem {
  readonly at?: Position;
}

export type PositionOf = (path: Path) => Position;
