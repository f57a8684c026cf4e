import { plan, revision, started } from '../../../../test/support/builders-interventions.js';
import { assignment, person, RECORDED, uuid } from '../../../../test/support/builders-ownership.js';
import { workspace } from '../../../../test/support/builders.js';
import type { DriverStrength } from '@bough/statistics';
import { findEffectiveOwners } from '../../ownership/effective-owner.js';
import { selectOwnersAt } from '../../ownership/owners-at.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import type { Assessment, VerdictKind } from '../assessment.js';
import {
  confirmationWords,
  influenceConfirmations,
  influenceEdge,
  type InfluenceEdge,
} from './influence-confirmation.js';
import { registryOf, type RegistryEntry } from './registry.js';
import { verdictSigner } from './verdict-signer.js';

const MODEL = modelOf(workspace());
const TEAMS = [
  { id: uuid(9), key: 'ops', name: 'Operations', lead: uuid(1), members: [uuid(2)], createdAt: RECORDED },
  { id: uuid(8), key: 'product', name: 'Product', lead: null, members: [uuid(2)], createdAt: RECORDED },
];

function bet(
  number: number,
  verdict: VerdictKind | null,
  owner: number,
  share: number | null = null,
  exploratory = false,
): RegistryEntry {
  const revisions = [revision(1, { plan: plan({ owner: uuid(owner) }) })];
  return { intervention: started(number, { revisions, exploratory }), verdict, shareOfPredicted: share };
}

it('counts how often predictions held, per family and team, exploratory ones apart', () => {
  const bets = [
    bet(1, 'verified_improvement', 1, 1.2),
    bet(2, 'partly_verified', 2, 0.4),
    bet(3, 'no_effect', 2, 0.1),
    bet(4, 'inconclusive', 3),
    bet(5, null, 3),
    bet(6, 'verified_improvement', 1, 1, true),
  ];
  const { all, byFamily, byTeam } = registryOf(bets, MODEL, TEAMS);
  expect(all).toMatchObject({
    bets: 5,
    decided: 3,
    hits: 1,
    partly: 1,
    hitRate: 1 / 3,
    shareOfPredicted: 0.4,
    exploratory: 1,
  });
  expect(byFamily.map(({ of, bets: count }) => [of, count])).toEqual([['handling_efficiency', 5]]);
  expect(byTeam.map(({ of, bets: count, hits }) => [of, count, hits])).toEqual([
    ['Operations', 3, 1],
    ['Product', 2, 0],
    [null, 2, 0],
  ]);
  expect(byTeam[2]).toMatchObject({ decided: 0, hitRate: null, shareOfPredicted: null });
});

it('has the verdict signed by whoever answers for the node, but never by who made the bet', () => {
  const [ana, ben] = [person(1, 'ana'), person(2, 'ben')];
  const owned = [assignment(11, 'pro', 'A', 1), assignment(12, '', 'A', 2)];
  const ownership = { version: 1, people: [ana, ben], teams: [], assignments: owned, delegations: [] };
  const owners = findEffectiveOwners(MODEL.nodes, selectOwnersAt(ownership, RECORDED));
  const signer = (bettor: number) => {
    const found = verdictSigner(MODEL.nodesByPath, owners, plan().primary, uuid(bettor));
    return found && [found.owner.person.key, found.path];
  };
  expect(signer(3)).toEqual(['ana', plan().primary]);
  expect(signer(1)).toEqual(['ben', '']);
  expect(verdictSigner(MODEL.nodesByPath, owners, '', uuid(2))).toBeNull();
});

it('stands beside a believed driver only when it was registered and verified', () => {
  const range = { value: -0.2, low95: -0.3, high95: -0.1, low90: -0.28, high90: -0.12 };
  const measured = { value: 2, low95: 1, high95: 3 };
  const judged = (kind: VerdictKind, exploratory = false) => ({
    intervention: started(4),
    assessment: {
      verdict: { kind, exploratory },
      effect: { relative: range },
      upward: [{ path: 'pro', measured }],
    } as unknown as Assessment,
  });
  const { primary, title } = plan();
  const node = (path: string) => MODEL.nodesByPath.get(path)!;
  const edge = (driver: string, outcome: string, sign: InfluenceEdge['sign'] = -1) => ({
    driver: node(driver),
    outcome: node(outcome),
    sign,
  });
  expect(influenceConfirmations(edge(primary, 'pro'), [judged('verified_improvement')])).toEqual([
    { number: 4, title, driver: range, outcome: measured, followed: true, agrees: true },
  ]);
  const [confirmation] = influenceConfirmations(edge(primary, 'pro'), [judged('verified_improvement')]);
  expect(confirmationWords(confirmation!)).toMatch(/^confirmed by intervention 4: .*, and the outcome moved too$/);
  expect(confirmationWords({ ...confirmation!, followed: false })).toMatch(
    /^moved by intervention 4: .* did not surely move$/,
  );
  expect(influenceConfirmations(edge(primary, 'free'), [judged('partly_verified')])).toMatchObject([
    { outcome: null, followed: null, agrees: null },
  ]);
  for (const other of [judged('no_effect'), judged('verified_improvement', true)])
    expect(influenceConfirmations(edge(primary, 'pro'), [other])).toEqual([]);
  expect(influenceConfirmations(edge('pro', 'pro'), [judged('verified_improvement')])).toEqual([]);
  // The driver fell and the outcome rose: an edge on which both go the same way is contradicted, one without a way is not.
  const [against] = influenceConfirmations(edge(primary, 'pro', 1), [judged('verified_improvement')]);
  expect(against).toMatchObject({ followed: true, agrees: false });
  expect(confirmationWords(against!)).toBe(
    'contradicted by intervention 4: −20.0% on purpose, and the outcome moved the other way',
  );
  const [open] = influenceConfirmations(edge(primary, 'pro', null), [judged('verified_improvement')]);
  expect(open).toMatchObject({ followed: true, agrees: null });
});

it('goes the way that was tested; untested, better makes better', () => {
  const node = (key: string) => MODEL.nodesByPath.get(`pro/${key}`)!;
  const [quick, happy, many] = [
    node('handling_efficiency/first_response_time'),
    node('experience/satisfaction'),
    node('demand_intensity'),
  ];
  const untested = { state: 'untested', weeks: 30 } as const;
  const tested = (r: number, relation: 'moves_with' | 'no_sign') =>
    ({ state: 'tested', relation, best: { r } }) as unknown as DriverStrength;
  // Time to the first response is better low, satisfaction high.
  expect(influenceEdge(MODEL, quick, happy, untested).sign).toBe(-1);
  expect(influenceEdge(MODEL, quick, quick, untested).sign).toBe(1);
  expect(influenceEdge(MODEL, quick, happy, tested(0.5, 'moves_with')).sign).toBe(1);
  expect(influenceEdge(MODEL, quick, happy, tested(0.5, 'no_sign')).sign).toBe(-1);
  expect(
    influenceEdge(MODEL, { ...many, metric: 'conversation_volume', polarity: null }, happy, untested).sign,
  ).toBeNull();
});
