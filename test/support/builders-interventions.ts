/** Plans, interventions and assessments with what a test does not care about filled in. Over the segments free and pro. */
import type { KeptAssessment } from '@bough/application';
import type { Assessment, Intervention, InterventionPlan, PlanRevision } from '@bough/domain';
import { RECORDED, uuid } from './builders-ownership.js';
import { day } from './builders.js';

export const LAUNCH = day('2026-03-02');

/** A sound plan on `workspace()`, once person 1 is there. */
export function plan(given: Partial<InterventionPlan> = {}): InterventionPlan {
  return {
    title: 'Second shift for Pro',
    hypothesis: 'A second shift answers in the evening, so that nobody waits until the morning.',
    primary: 'pro/handling_efficiency/first_response_time',
    metric: 'first_response_time',
    design: 'untreated_segments',
    waves: [{ segments: ['plan/pro'], launch: LAUNCH }],
    controls: ['plan/free'],
    direction: 'down',
    predicted: 0.2,
    margin: { kind: 'relative', value: 0.1 },
    rolloutDays: 3,
    washoutDays: 0,
    weeks: 4,
    looks: 'end',
    guardrails: [{ path: 'pro/experience/satisfaction', margin: { kind: 'points', value: 0.03 } }],
    owner: uuid(1),
    finding: null,
    excluded: [],
    otherChanges: null,
    ...given,
  };
}

export function revision(number: number, given: Partial<PlanRevision> = {}): PlanRevision {
  const hash = String(number).repeat(64).slice(0, 64);
  return { revision: number, plan: plan(), definition: 'd', hash, recordedAt: RECORDED, recordedBy: uuid(1), ...given };
}

export function intervention(number: number, given: Partial<Intervention> = {}): Intervention {
  return {
    id: uuid(900 + number),
    number,
    version: 1,
    status: 'planned',
    frozen: null,
    frozenAt: null,
    exploratory: false,
    revisions: [revision(1)],
    signOffs: [],
    reason: null,
    cancelledOn: null,
    createdAt: RECORDED,
    createdBy: uuid(1),
    ...given,
  };
}

/** As it is right after the start. */
export function started(number: number, given: Partial<Intervention> = {}): Intervention {
  const { revisions = [revision(1)] } = given;
  const frozen = revisions.at(-1)!;
  return intervention(number, { version: 2, status: 'running', frozen, frozenAt: RECORDED, revisions, ...given });
}

/** `result` holds no more than what the store keeps as it is. */
export function keptAssessment(
  number: number,
  intervention: string,
  given: Partial<KeptAssessment> = {},
): KeptAssessment {
  return {
    id: uuid(800 + number),
    intervention,
    key: `key ${number}`,
    planHash: '1'.repeat(64),
    codeVersion: '1',
    workspaceVersion: 1,
    dataVersion: 7,
    dataThrough: LAUNCH + 40,
    verdict: 'no_effect',
    result: { verdict: { kind: 'no_effect' }, effect: { p: 0.1 + 0.2 } } as unknown as Assessment,
    at: RECORDED + number,
    by: null,
    ...given,
  };
}
