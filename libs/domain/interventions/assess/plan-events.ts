/** What else is known to have happened to the segments of a plan, and what interventions did to segments. */
import { BASELINE_WEEKS } from '@bough/statistics';
import type { RegisteredChange } from '../../findings/contrasts/contrast-input.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { eventsDuring, type WorkspaceEvent } from '../../workspace/event.js';
import { firstLaunch, planWindow, treatedSegments } from '../plan-window.js';
import { bindingPlan, type Intervention } from '../intervention.js';
import type { InterventionPlan } from '../plan.js';

/**
 * Events of the workspace that concerned treated segments or controls, from the first baseline week to the last week that is assessed; the
 * earliest first. None for a draft without a launch.
 */
export function planEvents(model: Pick<Model, 'workspace'>, plan: InterventionPlan): WorkspaceEvent[] {
  const [launch, window] = [firstLaunch(plan), planWindow(plan)];
  if (launch === null || window === null) return [];
  const period = { from: launch - 7 * BASELINE_WEEKS, to: window.to };
  const segments = [...treatedSegments(plan), ...plan.controls];
  const found = new Set(segments.flatMap((segment) => eventsDuring(model, period, segment)));
  return eventsDuring(model, period).filter((event) => found.has(event));
}

/** Launches of what was started, wave by wave: changes that explain why a segment goes another way than the others. */
export function interventionChanges(interventions: readonly Intervention[]): RegisteredChange[] {
  return interventions
    .filter(({ frozen }) => frozen !== null)
    .flatMap((intervention) => {
      const { title, waves } = bindingPlan(intervention);
      const name = `intervention ${intervention.number}, "${title}"`;
      return waves.map(({ launch, segments }) => ({ day: launch, title: name, segments }));
    });
}
