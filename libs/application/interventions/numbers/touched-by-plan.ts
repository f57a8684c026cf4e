import { planWindow, measureReach, treatedSegments, type InterventionPlan, type SignalReach } from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';

/** What the plan touches, from the launch to the end of the window as far as there is data: customers, and the rest per 30 days. */
export function touchedByPlan(snapshot: Snapshot, plan: InterventionPlan): SignalReach {
  const { model, state } = snapshot;
  const window = planWindow(plan);
  const period = window &&
    state.range && { from: Math.max(window.from, state.range.from), to: Math.min(window.to, state.range.to) };
  if (!period || period.from >= period.to) return { customers: 0, conversations: 0, money: null };
  const positions = treatedSegments(plan).flatMap((segment) => model.positions.get(segment) ?? []);
  return measureReach(snapshot.valuesOf(period), positions);
}
