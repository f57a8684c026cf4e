/** The comparisons that matter in support, over a period or over the last whole weeks that no longer move. */
import { allContrasts, type Contrast, type Period } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Snapshot } from '../trees/snapshot.js';
import { defaultWindow, lookAt, type LookOptions } from './look.js';

export interface Contrasts {
  readonly period: Period;
  readonly contrasts: readonly Contrast[];
}

/** The comparisons of a snapshot's segments; `null` before there are any data. */
export async function readContrasts(
  snapshot: Snapshot,
  period: Period | null = null,
  options: LookOptions = {},
): Promise<Contrasts | null> {
  const window = period ?? defaultWindow(snapshot, options.asOf ?? null);
  if (!window || !snapshot.state.range) return null;
  return { period: window, contrasts: allContrasts(await lookAt(snapshot, window, options)) };
}

/** The same for a caller: launches of interventions count as registered changes, which explain what differs. */
export async function listContrasts(
  context: UseCaseContext,
  period: Period | null = null,
  options: Pick<LookOptions, 'asOf'> = {},
): Promise<Contrasts | null> {
  const changes = await context.methods.registeredChanges(context);
  return readContrasts(context.snapshot(), period, { ...options, changes });
}
