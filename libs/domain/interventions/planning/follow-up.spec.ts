import { intervention, LAUNCH, plan, started } from '../../../../test/support/builders-interventions.js';
import { person } from '../../../../test/support/builders-ownership.js';
import { RECORDED } from '../../../../test/support/builders-ownership.js';
import { workspace } from '../../../../test/support/builders.js';
import { kaplanMeier } from '../../../../test/support/kaplan-meier.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { canonicalPlan } from './canonical-plan.js';
import { checkPlan } from './check-plan.js';
import { comparedSegments, historyBeforeLaunch, usualFollowUp } from './follow-up.js';
import { overlapsOf } from './overlaps.js';
import { planChanges } from './plan-changes.js';
import { planOf } from './plan-wish.js';
import { planWindow } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';

const MODEL = modelOf(workspace());
const PEOPLE = [person(1, 'ana')];
const CONTEXT = { model: MODEL, people: PEOPLE, today: LAUNCH, now: RECORDED, exploratory: false };
const found = (given: Partial<InterventionPlan>) => checkPlan(plan(given), CONTEXT).map(({ code }) => code);
const NODE = { primary: 'pro/demand_intensity/contact_rate', metric: 'contact_rate', guardrails: [] };

describe('how long conversations are followed', () => {
  it('is until nine of ten are resolved, a week at least and four at most', () => {
    const days = (times: readonly number[], isResolved = times.map(() => true)) =>
      usualFollowUp(kaplanMeier(times.map((time) => time * 86_400), isResolved)); // prettier-ignore
    expect(days([1, 2, 3, 4, 5, 6, 7, 8, 9.5, 9.5, 40])).toBe(10);
    expect(days([1, 1, 1, 1, 1, 1, 1, 1, 2, 2])).toBe(7);
    expect(days([1, 2, 3, 4, 5, 6, 7, 8, 30, 40])).toBe(28);
    // Two of ten are open after as long as anybody watched: nine of ten take longer, nobody knows how much.
    expect(days([1, 1, 1, 1, 1, 1, 1, 1, 5, 6], [...new Array<boolean>(8).fill(true), false, false])).toBe(28);
    expect(usualFollowUp({ kind: 'none', reason: 'no_tickets' })).toBe(7);
  });

  it('is what was before launch, of the treated segments and their controls, or of all that could be one', () => {
    const state = { range: { from: LAUNCH - 500, to: LAUNCH + 90 }, carried: new Set<string>(), costMonths: new Set<number>(), today: LAUNCH }; // prettier-ignore
    expect(historyBeforeLaunch(plan(), state)).toEqual({ from: LAUNCH - 364, to: LAUNCH });
    const young = { ...state, range: { from: LAUNCH - 90, to: LAUNCH - 7 } };
    expect(historyBeforeLaunch(plan(), young)).toEqual({ from: LAUNCH - 90, to: LAUNCH - 7 });
    expect(historyBeforeLaunch(plan({ waves: [] }), state)).toBeNull();
    expect(comparedSegments(MODEL, plan())).toEqual(['plan/pro', 'plan/free']);
    expect(comparedSegments(MODEL, plan({ controls: [] })).sort()).toEqual(['plan/free', 'plan/pro']);
  });

  it('is in a plan where something lags, from a week to eight', () => {
    expect(found({ followUpDays: 14 })).toEqual([]);
    expect([6, 57, 14.5].map((followUpDays) => found({ followUpDays }))).toEqual(
      [1, 2, 3].map(() => ['FOLLOW_UP_RANGE']),
    );
    expect(found({ ...NODE, followUpDays: 14 })).toEqual(['FOLLOW_UP_UNUSED']);
  });

  it('is kept as long as something lags, unless somebody says otherwise', () => {
    const wished = (wish: Parameters<typeof planOf>[0]) =>
      planOf(wish, MODEL, PEOPLE, plan({ followUpDays: 14 })).followUpDays;
    expect(wished({ title: 'Other' })).toBe(14);
    expect(wished({ followUpDays: 21 })).toBe(21);
    expect(wished({ primary: NODE.primary, guardrails: [] })).toBeUndefined();
  });

  it('is part of what is frozen, and plans from before have the text that their hash was made of', () => {
    const before = canonicalPlan(plan());
    expect(Object.keys(JSON.parse(before) as object)).not.toContain('followUpDays');
    const { followUpDays: _, ...again } = plan({ followUpDays: 14 });
    expect(canonicalPlan(again)).toBe(before);
    expect(canonicalPlan(plan({ followUpDays: 14 }))).toContain('"followUpDays":14');
    expect(planChanges(plan(), plan({ followUpDays: 14 })).map(({ text }) => text)).toEqual([
      'follow-up: none → 14 days',
    ]);
  });
});

it('a change that comes while the last conversations are followed is told, and does not confound', () => {
  const { to } = planWindow(plan())!;
  const launched = (launch: number) => [started(2, { revisions: [{ ...intervention(2).revisions[0]!, plan: plan({ waves: [{ segments: ['plan/pro'], launch }] }) }] })]; // prettier-ignore
  const during = (launch: number, followUpDays?: number) =>
    overlapsOf(plan(followUpDays === undefined ? {} : { followUpDays }), launched(launch), LAUNCH).map(
      (each) => each.during,
    );
  expect(during(to - 1, 14)).toEqual(['window']);
  expect(during(to, 14)).toEqual(['follow_up']);
  expect(during(to + 13, 14)).toEqual(['follow_up']);
  expect([during(to + 14, 14), during(to)]).toEqual([[], []]);
});
