import fc from 'fast-check';
import { plan, intervention, revision, started, LAUNCH } from '../../../test/support/builders-interventions.js';
import { person, RECORDED, uuid } from '../../../test/support/builders-ownership.js';
import { day, workspace } from '../../../test/support/builders.js';
import { modelOf } from '../trees/model-of-workspace.js';
import { canonicalPlan, planDefinition } from './planning/canonical-plan.js';
import { checkPlan } from './planning/check-plan.js';
import { isDue } from './life/is-due.js';
import { checkInterventionMove, INTERVENTION_LIFE, INTERVENTION_MOVES, statusAfter } from './life/moves.js';
import { INTERVENTION_STATUSES } from './intervention.js';
import { overlapsOf, touchedSegments } from './planning/overlaps.js';
import { planChanges } from './planning/plan-changes.js';
import { planWindow } from './plan-window.js';
import { planOf, wishProblems, type PlanWish } from './planning/plan-wish.js';
import type { InterventionPlan } from './plan.js';

const MODEL = modelOf(workspace());
const ANA = person(1, 'ana');
const BEN = person(2, 'ben', { active: false, deactivatedAt: RECORDED });
const PEOPLE = [ANA, BEN];
const CONTEXT = { model: MODEL, people: PEOPLE, today: LAUNCH, now: RECORDED, exploratory: false };
const found = (given: Partial<InterventionPlan>, context = CONTEXT) =>
  checkPlan(plan(given), context).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a plan', () => {
  it('is sound as the tests make it, also on the day of its launch', () => expect(found({})).toEqual([]));

  it.each<[string, Partial<InterventionPlan>, string[]]>([
    ['no title', { title: ' ' }, ['TITLE_MISSING title']],
    ['no hypothesis', { hypothesis: '' }, ['HYPOTHESIS_MISSING hypothesis']],
    ['an unknown node', { primary: 'pro/nothing' }, ['UNKNOWN_NODE primary']],
    ['a node without data', { primary: 'pro/experience/sentiment' }, ['NODE_WITHOUT_METRIC primary']],
    ['a node that only groups', { primary: 'pro/experience' }, ['NODE_WITHOUT_METRIC primary']],
    ['another metric than the node shows', { metric: 'csat' }, ['METRIC_MISMATCH metric']],
    ['a bet on making it worse', { direction: 'up' }, ['DIRECTION_WORSENS direction']],
    ['nobody treated', { waves: [] }, ['TREATED_MISSING waves']],
    ['an empty wave', { waves: [{ segments: [], launch: LAUNCH }] }, ['TREATED_MISSING waves.0.segments']],
    [
      'an unknown segment',
      { waves: [{ segments: ['plan/pros'], launch: LAUNCH }] },
      ['UNKNOWN_SEGMENT waves.0.segments.0', 'PRIMARY_NOT_TREATED primary'],
    ],
    ['customers without a label', { controls: ['plan/unknown'] }, ['UNKNOWN_SEGMENT controls.0']],
    ['a treated control', { controls: ['plan/pro'] }, ['CONTROL_TREATED controls.0']],
    ['a control twice', { controls: ['plan/free', 'plan/free'] }, ['CONTROL_TWICE controls.1']],
    ['two dimensions', { controls: ['size/small'] }, ['DIMENSIONS_MIXED controls.0']],
    ['no controls', { controls: [] }, ['NO_CONTROLS controls']],
    ['another branch', { primary: 'free/handling_efficiency/first_response_time' }, ['PRIMARY_NOT_TREATED primary']],
    [
      'waves that are no staged rollout',
      { waves: [...plan().waves, { segments: ['plan/free'], launch: LAUNCH + 14 }], controls: [] },
      ['WAVES_STAGED design', 'NO_CONTROLS controls'],
    ],
    ['a staged rollout with one wave', { design: 'staged' }, ['WAVES_NOT_STAGED waves']],
    [
      'a launch in the past',
      { waves: [{ segments: ['plan/pro'], launch: LAUNCH - 1 }] },
      ['LAUNCH_PASSED waves.0.launch'],
    ],
    ['one week', { weeks: 1 }, ['WEEKS_RANGE weeks']],
    ['a fall by everything', { predicted: 1 }, ['PREDICTED_RANGE predicted']],
    ['27 weeks', { weeks: 27 }, ['WEEKS_RANGE weeks']],
    ['half a day', { rolloutDays: 0.5, washoutDays: -1 }, ['DAYS_RANGE rolloutDays', 'DAYS_RANGE washoutDays']],
    ['no margin', { margin: { kind: 'relative', value: 0 } }, ['MARGIN_RANGE margin']],
    ['a margin of everything', { margin: { kind: 'relative', value: 1 } }, ['MARGIN_RANGE margin']],
    ['a margin that is no number', { margin: { kind: 'points', value: NaN } }, ['MARGIN_RANGE margin']],
    ['an effect of nothing', { predicted: 0 }, ['PREDICTED_RANGE predicted']],
    ['a fall to nothing', { predicted: 20 }, ['PREDICTED_RANGE predicted']],
    ['no owner', { owner: '' }, ['OWNER_MISSING owner']],
    ['an owner whom nobody knows', { owner: 'anna' }, ['UNKNOWN_PERSON owner']],
    ['an owner who left', { owner: uuid(2) }, ['PERSON_LEFT owner']],
    ['days that end before they begin', { excluded: [{ from: 5, to: 5 }] }, ['EMPTY_PERIOD excluded.0']],
    [
      'guardrails',
      {
        guardrails: [
          { path: 'pro/handling_efficiency/first_response_time', margin: { kind: 'relative', value: 0.1 } },
          { path: 'pro/experience/csta', margin: { kind: 'points', value: -1 } },
        ],
      },
      ['GUARDRAIL_IS_PRIMARY guardrails.0.path', 'UNKNOWN_NODE guardrails.1.path', 'MARGIN_RANGE guardrails.1.margin'],
    ],
  ])('with %s says so, at its place', (_, given, expected) => {
    expect(found(given)).toEqual(expected);
  });

  it('tells everything at once, and what somebody may have meant', () => {
    expect(found({ title: '', weeks: 1, owner: '' })).toHaveLength(3);
    const [typo] = checkPlan(plan({ controls: ['plan/fre'] }), CONTEXT);
    expect(typo!.message).toContain('did you mean "plan/free"?');
  });

  it('that is late is exploratory when that is asked for, and only then', () => {
    const late = { waves: [{ segments: ['plan/pro'], launch: LAUNCH - 1 }] };
    const severity = (exploratory: boolean) => checkPlan(plan(late), { ...CONTEXT, exploratory })[0]!.severity;
    expect([severity(false), severity(true)]).toEqual(['error', 'warning']);
  });
});

describe('a wish', () => {
  it('is filled in with what is usual for its node', () => {
    const made = planOf({ primary: 'pro/experience/satisfaction', launch: LAUNCH, owner: 'ana' }, MODEL, PEOPLE);
    expect(made).toMatchObject({
      metric: 'csat',
      direction: 'up',
      margin: { kind: 'points', value: 0.03 },
      weeks: 4,
      owner: uuid(1),
      waves: [{ segments: ['plan/pro'], launch: LAUNCH }],
      design: 'untreated_segments',
      predicted: null,
    });
    const time = planOf({ primary: 'pro/handling_efficiency/first_response_time' }, MODEL, PEOPLE);
    expect(time).toMatchObject({ direction: 'down', margin: { kind: 'relative', value: 0.1 }, waves: [] });
  });

  it('keeps what it does not name, and takes short names of segments', () => {
    const before = plan();
    expect(planOf({}, MODEL, PEOPLE, before)).toEqual(before);
    expect(planOf({ weeks: 6 }, MODEL, PEOPLE, before)).toEqual({ ...before, weeks: 6 });
    expect(planOf({ controls: ['free', 'size/small'] }, MODEL, PEOPLE, before).controls).toEqual([
      'plan/free',
      'size/small',
    ]);
    expect(planOf({ launch: LAUNCH + 7 }, MODEL, PEOPLE, before).waves).toEqual([
      { segments: ['plan/pro'], launch: LAUNCH + 7 },
    ]);
  });

  it('says the size of the bet as the margin is said', () => {
    const found = (wish: PlanWish) => wishProblems(wish, planOf(wish, MODEL, PEOPLE)).map(({ code }) => code);
    const primary = plan().primary;
    expect(found({ primary, predicted: 0.2, predictedIn: 'relative' })).toEqual([]);
    // The margin of a duration is 10 %, unless it is said otherwise.
    expect(found({ primary, predicted: 20, predictedIn: 'points' })).toEqual(['PREDICTED_UNLIKE_MARGIN']);
    const margin = { kind: 'points' as const, value: 60 };
    expect(found({ primary, margin, predicted: 20, predictedIn: 'points' })).toEqual([]);
    expect(found({ primary, margin, predicted: 0.2, predictedIn: 'relative' })).toEqual(['PREDICTED_UNLIKE_MARGIN']);
    expect(found({ primary, predicted: 0.2 })).toEqual([]);
  });

  it('names a segment by its key alone where that is what was meant', () => {
    const [typo] = checkPlan(plan({ controls: ['fre'] }), CONTEXT);
    expect(typo!.message).toContain('did you mean "free"?');
  });

  it('without a node is a draft that names none', () =>
    expect(checkPlan(planOf({}, MODEL, PEOPLE), CONTEXT).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['TITLE_MISSING', 'NODE_MISSING', 'TREATED_MISSING', 'OWNER_MISSING']),
    ));
});

describe('the canonical text of a plan', () => {
  const listed = plan({
    controls: ['plan/free', 'plan/a', 'plan/b'],
    excluded: [
      { from: 3, to: 4 },
      { from: 1, to: 2 },
    ],
    guardrails: [plan().guardrails[0]!, { path: 'pro', margin: { kind: 'relative', value: 0.2 } }],
  });

  it('does not depend on the order of what has none', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.shuffledSubarray(Object.keys(listed), { minLength: Object.keys(listed).length }),
        (order, keys) => {
          const record = listed as unknown as Record<string, unknown>;
          const shuffled = Object.fromEntries(keys.map((key) => [key, record[key]])) as unknown as InterventionPlan;
          const controls = order.map((index) => listed.controls[index]!);
          const again = { ...shuffled, controls, guardrails: [...listed.guardrails].reverse() };
          expect(canonicalPlan(again)).toBe(canonicalPlan(listed));
        },
      ),
    ));

  it('differs when any field does', () => {
    const others: Partial<InterventionPlan>[] = [
      { title: 'x' }, { primary: '' }, { metric: 'x' }, { design: 'staged' }, { controls: [] }, { direction: 'up' },
      { predicted: null }, { margin: { kind: 'points', value: 0.1 } }, { rolloutDays: 4 }, { washoutDays: 1 }, { weeks: 5 },
      { looks: 'weekly' }, { guardrails: [] }, { owner: 'x' }, { finding: 'x' }, { excluded: [{ from: 1, to: 2 }] },
      { otherChanges: 'x' }, { hypothesis: 'x' }, { waves: [] },
    ]; // prettier-ignore
    const texts = others.map((given) => canonicalPlan(plan(given)));
    expect(new Set([...texts, canonicalPlan(plan())]).size).toBe(others.length + 1);
    // In points, the predicted size means something else, too.
    for (const given of others) expect(planChanges(plan(), plan(given))).toHaveLength(given.margin ? 2 : 1);
  });

  it('goes with what its names mean: formulas, and who is in the segments', () => {
    const means = planDefinition(MODEL, plan());
    expect(means).toContain('first_response_time = first_response_seconds / answered;');
    expect(means).toContain('csat = satisfied / ratings;');
    expect(means).toContain('the better side at pro/experience/satisfaction = csat, higher');
    expect(means).toContain('the maturity of csat = 7 days');
    // Another better side would turn a breached guardrail into a safe one.
    const csat = { ...MODEL.metrics.get('csat')!, polarity: 'lower' as const };
    expect(planDefinition(modelOf(workspace({ metrics: [csat] })), plan())).toContain('satisfaction = csat, lower');
    expect(means).toContain('plan = plan: [{"key":"free","values":["free","trial"]},{"key":"pro","values":["pro"]}]');
  });

  it('says what changed in words', () => {
    const after = plan({ weeks: 6, margin: { kind: 'points', value: 0.03 }, controls: [], owner: uuid(2) });
    expect(planChanges(plan(), after, (id) => (id === uuid(2) ? 'Ben' : 'Ana')).map(({ text }) => text)).toEqual([
      'controls: plan/free → none',
      'predicted effect: 20 % → 20 points',
      'margin: 10 % → 3 points',
      'weeks: 4 → 6',
      'owner: Ana → Ben',
    ]);
    const seconds = plan({ margin: { kind: 'points', value: 300 }, predicted: 600 });
    expect(planChanges(plan(), seconds).map(({ after: text }) => text)).toEqual([
      '600 in the unit of the metric',
      '300 in the unit of the metric',
    ]);
  });
});

describe('moves', () => {
  /** Written down by hand from the page of the product. */
  const LEGAL = [
    'draft plan planned', 'draft revise draft', 'draft cancel cancelled', 'planned revise planned', 'planned start running',
    'planned cancel cancelled', 'running revise running', 'running measure measuring', 'running assess running',
    'running cancel cancelled', 'measuring revise measuring', 'measuring assess measuring', 'measuring conclude concluded',
    'measuring cancel cancelled', 'measuring sign_off measuring', 'concluded assess concluded', 'concluded sign_off concluded',
  ]; // prettier-ignore

  it('are those of the table, and no other', () => {
    const legal = INTERVENTION_STATUSES.flatMap((status) =>
      INTERVENTION_MOVES.filter((move) => checkInterventionMove({ number: 1, status }, move) === null).map(
        (move) => `${status} ${move} ${statusAfter(status, move)}`,
      ),
    );
    expect(legal.sort()).toEqual([...LEGAL].sort());
  });

  it('that are illegal are named, with those that are legal', () => {
    expect(checkInterventionMove({ number: 3, status: 'running' }, 'start')!.message).toBe(
      'Intervention 3 is running and cannot be started; it can be revised, measured, assessed, cancelled.',
    );
    expect(checkInterventionMove({ number: 3, status: 'cancelled' }, 'revise')!.message).toContain(
      'can no longer change',
    );
  });

  it('never lead back to a plan', () => {
    for (const { from, to } of Object.values(INTERVENTION_LIFE))
      if (to === 'planned' || to === 'draft') expect(from).toEqual(['draft']);
  });
});

describe('overlaps', () => {
  const other = (given: Partial<InterventionPlan>) => started(2, { revisions: [revision(1, { plan: plan(given) })] });
  const kinds = (given: Partial<InterventionPlan>, own = plan()) =>
    overlapsOf(own, [other(given)], LAUNCH, uuid(901)).map(({ kind, during }) => `${kind} ${during}`);
  const wave = (segment: string, launch = LAUNCH) => ({ waves: [{ segments: [segment], launch }] });

  it.each<[string, Partial<InterventionPlan>, string[]]>([
    ['the same segment', {}, ['treated window']],
    ['the control', wave('plan/free'), ['controls window']],
    ['neither', { ...wave('plan/other') }, []],
    ['another cut on the same node', wave('size/small'), ['node window']],
    ['another cut on the root', { ...wave('size/small'), primary: '' }, ['ancestor window']],
    ['another cut elsewhere', { ...wave('size/small'), primary: 'pro/experience/satisfaction' }, []],
    // 3 days of rollout and 4 weeks are 31 days: the window is [launch, launch + 31).
    ['the last day in common', wave('plan/pro', LAUNCH + 30), ['treated window']],
    ['the day after', wave('plan/pro', LAUNCH + 31), []],
    ['a change within the baseline', wave('plan/pro', LAUNCH - 31), ['treated baseline']],
    ['a change that settles on its first day', wave('plan/pro', LAUNCH - 84 - 3), ['treated baseline']],
    ['a change before the baseline', wave('plan/pro', LAUNCH - 84 - 4), []],
  ])('with %s', (_, given, expected) => expect(kinds(given)).toEqual(expected));

  it('with drafts, with itself and with what never ran there are none', () => {
    const draft = intervention(2, { status: 'draft' });
    const given = intervention(3, { status: 'cancelled', reason: 'no' });
    expect(overlapsOf(plan(), [draft, given, started(1)], LAUNCH, uuid(901))).toEqual([]);
    expect(touchedSegments(plan(), [draft, started(4)], LAUNCH)).toEqual([
      { segment: 'plan/pro', label: '#4 "Second shift for Pro"' },
    ]);
  });

  it('with what was planned there are some until its launch is past without a start', () => {
    const planned = intervention(2, { status: 'planned' });
    const seen = (today: number) => overlapsOf(plan(), [planned], today).map(({ confounds }) => confounds);
    expect([LAUNCH - 1, LAUNCH, LAUNCH + 1].map(seen)).toEqual([[true], [true], []]);
  });

  it('with what was cancelled end on that day, and there are none when it had not been launched', () => {
    const cancelled = (cancelledOn: number | null) =>
      overlapsOf(plan(), [started(2, { status: 'cancelled', reason: 'no', cancelledOn, revisions: [revision(1, { plan: plan({ waves: [{ segments: ['plan/pro'], launch: LAUNCH - 7 }] }) })] })], LAUNCH + 60).map(({ during }) => during); // prettier-ignore
    expect(cancelled(LAUNCH - 8)).toEqual([]);
    // It ran for a week up to the day before this one, and 3 days of rollout: it settled in the weeks that are compared with.
    expect(cancelled(LAUNCH - 1)).toEqual(['baseline']);
    expect(cancelled(LAUNCH)).toEqual(['window']);
    expect(cancelled(null)).toEqual(['window']);
    const [told] = overlapsOf(
      plan(),
      [started(2, { status: 'cancelled', reason: 'no', cancelledOn: LAUNCH + 2 })],
      LAUNCH,
    );
    expect(told).toMatchObject({ launch: LAUNCH, until: LAUNCH + 3 });
  });

  it('with what was written down afterwards are told and confound nothing, nor does anything an experiment', () => {
    const confounds = (own: InterventionPlan, exploratory: boolean) =>
      overlapsOf(own, [started(2, { exploratory })], LAUNCH)[0]!.confounds;
    expect(confounds(plan(), false)).toBe(true);
    expect(confounds(plan(), true)).toBe(false);
    expect(confounds(plan({ design: 'experiment' }), false)).toBe(false);
    expect(overlapsOf(plan(), [started(2, { exploratory: true })], LAUNCH)[0]!.words).toContain(
      'written down afterwards',
    );
  });

  it('are told in words', () =>
    expect(overlapsOf(plan(), [started(2)], LAUNCH)[0]!.words).toBe(
      'Intervention 2 ("Second shift for Pro") also treats plan/pro in the same time',
    ));
});

describe('what is due', () => {
  const end = planWindow(plan())!.to;
  const last = (verdict: 'immature' | 'no_effect', on: number, dataVersion = 7) => ({ verdict, dataVersion, day: on });
  const measuring = started(1, { status: 'measuring' });

  it('ends with the window: 3 days of rollout, then 4 weeks', () => expect(end).toBe(day('2026-04-02')));

  it.each([
    ['before the end', started(1), null, end - 1, false],
    ['at the end', started(1), null, end, true],
    ['not judged yet', measuring, null, end, true],
    ['told to wait, nothing new', measuring, last('immature', end), end, false],
    ['told to wait, new data', measuring, last('immature', end, 6), end, true],
    ['told to wait, a day later', measuring, last('immature', end), end + 1, true],
    ['judged', measuring, last('no_effect', end), end + 9, false],
    ['over', started(1, { status: 'concluded' }), null, end, false],
  ])('%s', (_, each, seen, today, expected) => expect(isDue(each, seen, 7, today)).toBe(expected));

  it('is every week from the second on, when looks are weekly', () => {
    const weekly = started(1, { revisions: [revision(1, { plan: plan({ looks: 'weekly' }) })] });
    const settled = LAUNCH + 3;
    expect(isDue(weekly, null, 7, settled + 13)).toBe(false);
    expect(isDue(weekly, null, 7, settled + 14)).toBe(true);
    expect(isDue(weekly, last('immature', settled + 14), 7, settled + 20)).toBe(false);
    expect(isDue(weekly, last('immature', settled + 14), 7, settled + 21)).toBe(true);
  });
});
