/** Changes of the list of standards. A new standard ends the one before it, so that the past keeps the standards that held then. */
import { dayText } from '../../shared/day.js';
import { problem, type Problem } from '../../shared/problem.js';
import type { Workspace } from '../workspace.js';
import { standardKey } from '../standards/standard-words.js';
import { holdsOn } from '../standards/standards-at.js';
import type { Standard } from '../standards/standard.js';

/** The fields that identify a standard: no two standards have all of them in common. */
export type StandardName = Pick<Standard, 'segment' | 'metric' | 'kind' | 'basis' | 'from'>;

/** One change of a standard. */
export type StandardEdit =
  | { readonly kind: 'set-standard'; readonly standard: Standard }
  | { readonly kind: 'remove-standard'; readonly standard: StandardName };

/** Whether an edit is one of a standard. */
export function isStandardEdit(edit: { readonly kind: string }): edit is StandardEdit {
  return edit.kind.endsWith('-standard');
}

/** The workspace after the edit. A standard that begins on the same day is replaced; one that holds on that day ends the day before. */
export function editStandards(workspace: Workspace, edit: StandardEdit): Workspace {
  const { standards = [], ...rest } = workspace;
  const next = edit.kind === 'set-standard' ? setStandard(standards, edit.standard) : without(standards, edit.standard);
  return next.length === 0 ? rest : { ...rest, standards: next };
}

function setStandard(standards: readonly Standard[], standard: Standard): Standard[] {
  const kept = without(standards, standard).map((other) =>
    isSucceeded(other, standard) ? { ...other, to: standard.from } : other,
  );
  return [...kept, standard];
}

function without(standards: readonly Standard[], name: StandardName): Standard[] {
  return standards.filter((other) => !isNamed(other, name));
}

function isNamed(standard: Standard, name: StandardName): boolean {
  return standard.from === name.from && isOfSameKey(standard, name);
}

function isOfSameKey(standard: Standard, name: StandardName): boolean {
  return standardKey(standard) === standardKey({ ...standard, ...name });
}

function isSucceeded(other: Standard, { from, ...name }: StandardName): boolean {
  return isOfSameKey(other, { ...name, from }) && other.from < from && holdsOn(other, from);
}

/** Whether an edit sets, replaces, ends or removes a standard that a contract promises, which needs a right of its own. */
export function touchesContract({ standards = [] }: Workspace, edit: StandardEdit): boolean {
  const touched = standards.filter((other) =>
    edit.kind === 'set-standard'
      ? isNamed(other, edit.standard) || isSucceeded(other, edit.standard)
      : isNamed(other, edit.standard),
  );
  const sets = edit.kind === 'set-standard' && edit.standard.contractual;
  return sets || touched.some(({ contractual }) => contractual);
}

/** Why an edit is impossible: there is no such standard to remove. */
export function refuseStandardEdit({ standards = [] }: Workspace, edit: StandardEdit): Problem[] {
  if (edit.kind === 'set-standard' || standards.some((other) => isNamed(other, edit.standard))) return [];
  const { segment, metric, from } = edit.standard;
  return [problem('NOT_FOUND', ['standard'], `${segment} has no such standard of ${metric} from ${dayText(from)} on`)];
}

/** The index of the edited standard in the list after the edit; -1 after a removal. */
export function editedStandard({ standards = [] }: Workspace, edit: StandardEdit): number {
  return edit.kind === 'set-standard' ? standards.findIndex((other) => isNamed(other, edit.standard)) : -1;
}
