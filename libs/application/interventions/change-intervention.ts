/** What the changes of one intervention have in common: find it, may they, is the move legal, keep it with its audit. */
import {
  bindingPlan,
  checkInterventionMove,
  planChanges,
  planText,
  problem,
  PLAN_FIELD_NAMES,
  type Action,
  type AuditChange,
  type Caller,
  type Intervention,
  type InterventionMove,
  type InterventionPlan,
  type Problem,
} from '@bough/domain';
import { auditEntry, type AuditEntry } from '../access/audit.store.js';
import type { UseCaseContext } from '../context.js';
import type { Stores } from '../stores.js';
import { InterventionConflict } from './intervention.store.js';
import { authoriseAt, type InterventionsNow } from './interventions-now.js';

/** How people know what a plan has by its id: a person by the name, a finding by the number, such as `#3`. */
export type NameInPlan = (id: string) => string;

export interface InterventionResult {
  /** As it is now; `null` when there is none. */
  readonly intervention: Intervention | null;
  /** Why nothing was changed, when any is an error; warnings stand beside a change. */
  readonly problems: readonly Problem[];
}

/** By number, as people call it, or by id. */
export type InterventionRef = { readonly id: string } | { readonly number: number };

/**
 * Refuses who may not, with the same words whether it is there or not; a problem for who may. Once it runs, a revision gives nobody
 * else a right to it.
 */
export async function findAllowed(
  { caller, stores }: UseCaseContext,
  ref: InterventionRef,
  action: Action,
  now: InterventionsNow,
): Promise<Intervention | null> {
  const found = await findByRef(stores, ref);
  authoriseAt(caller, action, found && bindingPlan(found).primary, now);
  return found;
}

/** One intervention, by id or by number; `null` when there is none. */
export function findByRef({ interventions }: Stores, ref: InterventionRef): Promise<Intervention | null> {
  return 'id' in ref ? interventions.find(ref.id) : interventions.findByNumber(ref.number);
}

export const NOT_FOUND: InterventionResult = {
  intervention: null,
  problems: [problem('NOT_FOUND', ['id'], 'There is no such intervention.')],
};

/** An illegal move, and a version that is not the newest. */
export function moveProblems(
  intervention: Intervention,
  move: InterventionMove,
  expected: number | undefined,
): Problem[] {
  const illegal = checkInterventionMove(intervention, move);
  if (illegal) return [illegal];
  return expected === undefined || expected === intervention.version ? [] : [conflict(intervention, expected)];
}

/** Keeps the next state; a problem when somebody was faster. */
export async function keep(
  context: UseCaseContext,
  before: Intervention,
  change: Partial<Intervention>,
  entry: AuditEntry,
  warnings: readonly Problem[] = [],
): Promise<InterventionResult> {
  const next = { ...before, ...change, version: before.version + 1 };
  try {
    await context.stores.interventions.save(next, entry);
    context.forget();
    return { intervention: next, problems: warnings };
  } catch (error) {
    if (!(error instanceof InterventionConflict)) throw error;
    return { intervention: before, problems: [problem(error.code, ['expectedVersion'], error.message)] };
  }
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** What stops nothing here is told all the same. */
export function asWarning(found: Problem): Problem {
  return { ...found, severity: 'warning' };
}

/** The audit knows an intervention by its number, as people do. */
export function subjectOf(number: number): string {
  return `intervention:${number}`;
}

export function interventionEntry(
  caller: Caller,
  { at }: Pick<InterventionsNow, 'at'>,
  verb: string,
  number: number,
  changes: readonly Omit<AuditChange, 'subject'>[],
): AuditEntry {
  const subject = subjectOf(number);
  const audited = changes.map((change) => ({ subject, ...change }));
  return auditEntry(caller, new Date(at), `intervention.${verb}`, audited);
}

export function statusChange(before: string | null, after: string): Omit<AuditChange, 'subject'> {
  return { field: 'status', before, after };
}

/** What a revision changes, or all of a first one. */
export function planAudit(
  before: InterventionPlan | null,
  after: InterventionPlan,
  nameOf: NameInPlan,
): Omit<AuditChange, 'subject'>[] {
  if (before) return planChanges(before, after, nameOf).map(({ text: _, ...change }) => change);
  return PLAN_FIELD_NAMES.map((field) => ({ field, before: null, after: planText(after, field, nameOf) }));
}

function conflict({ number }: Intervention, expected: number): Problem {
  const { code, message } = new InterventionConflict(number, expected);
  return problem(code, ['expectedVersion'], message);
}
