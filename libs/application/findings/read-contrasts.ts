/** Compares segments by every rule, over a period or over the last whole weeks that are final. */
import { compareSegments, type Contrast, type Period } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Snapshot } from '../trees/snapshot.js';
import { defaultContrastPeriod, readContrastInput, type ContrastOptions } from './read-contrast-input.js';
import { tellContrasts } from './tell-mix.js';

export interface Contrasts {
  readonly period: Period;
  readonly contrasts: readonly Contrast[];
}

/** The contrasts of a snapshot. Without a period it uses the default one. Gives `null` before there are any data. */
export async function readContrasts(
  snapshot: Snapshot,
  period: Period | null = null,
  options: ContrastOptions = {},
): Promise<Contrasts | null> {
  const compared = period ?? defaultContrastPeriod(snapshot, options.asOf ?? null);
  if (!compared || !snapshot.state.range) return null;
  const contrasts = compareSegments(await readContrastInput(snapshot, compared, options));
  return { period: compared, contrasts: await tellContrasts(snapshot, contrasts) };
}

/**
 * The same for a caller: launches of interventions count as registered changes, which explain what differs. Kept for as long as the numbers
 * and the launches are the same.
 */
export async function listContrasts(
  context: UseCaseContext,
  period: Period | null = null,
  options: Pick<ContrastOptions, 'asOf'> = {},
): Promise<Contrasts | null> {
  const changes = await context.methods.registeredChanges(context);
  const snapshot = context.snapshot();
  const key = `contrasts ${period && `${period.from}/${period.to}`} ${options.asOf ?? ''} ${JSON.stringify(changes)}`;
  return snapshot.keep(key, () => readContrasts(snapshot, period, { ...options, changes }));
}
