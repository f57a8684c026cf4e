/** Every mutation of the schema on the demo, in an order in which each can succeed: as a success, a refusal and a dry run. */
import { dayText } from '@bough/domain';

/** What later steps name, read from the answers of earlier ones or from the demo. */
export interface MutationState {
  /** Versions of the tree as of now. */
  readonly tree: number;
  /** Global ids of open findings that Erik has, and of others. */
  readonly findings: readonly string[];
  /** Global id of the intervention that the steps plan. */
  readonly intervention: string;
  /** Global id of a session of an admin. */
  readonly session: string;
  /** Global id of the token that the steps make. */
  readonly token: string;
  readonly definition: string;
}

export interface MutationStep {
  readonly mutation: string;
  readonly kind: 'success' | 'refusal' | 'dry run';
  readonly args: (state: MutationState) => string;
  /** Key of the person who asks; left out: an admin. */
  readonly by?: string;
}

const NODE = 'free/demand_intensity/contact_rate';
const TODAY = Math.floor(Date.now() / 86_400_000);
const day = (after: number) => dayText(TODAY + after);
const PLAN = `title: "Search", hypothesis: "Less to ask", node: "${NODE}", launch: "2026-03-30", weeks: 6, predicted: 0.2, owner: "tom", controls: ["starter", "pro"]`;
const STANDARD = `segment: "plan/pro", metric: "csat", kind: AT_LEAST, low: 0.7, start: "${day(0)}", review: "${day(90)}", reason: "a try"`;
const REMOVED = `segment: "plan/pro", metric: "csat", kind: AT_LEAST, start: "${day(0)}"`;
const COVER = `from: "erik", to: "olga", start: "${day(1)}T00:00:00Z"`;
const ACCOUNTABLE = 'target: "starter/experience", role: ACCOUNTABLE';
const lock = ({ tree }: MutationState) => `expectedVersion: ${tree}`;
const OLD = 'expectedVersion: 0';

/** A success with the same arguments as a dry run before it, and a refusal with others. */
function lockedSteps(mutation: string, args: string): MutationStep[] {
  return [
    { mutation, kind: 'refusal', args: () => `${args}, ${OLD}` },
    { mutation, kind: 'dry run', args: (state) => `${args}, ${lock(state)}, dryRun: true` },
    { mutation, kind: 'success', args: (state) => `${args}, ${lock(state)}` },
  ];
}

function steps(mutation: string, refused: string, args: string, isDry = true, by?: string): MutationStep[] {
  const dry: MutationStep = { mutation, kind: 'dry run', args: () => `${args}, dryRun: true`, ...(by && { by }) };
  return [
    { mutation, kind: 'refusal', args: () => refused, ...(by && { by }) },
    ...(isDry ? [dry] : []),
    { mutation, kind: 'success', args: () => args, ...(by && { by }) },
  ];
}

/** Moves of a finding: `more` are its further arguments, `wrong` what refuses it. */
function moveOf(mutation: string, at: number, more = '', by = 'erik'): MutationStep[] {
  const idOf = ({ findings }: MutationState) => `id: "${findings[at]}"`;
  return [
    { mutation, kind: 'refusal', by, args: (state) => `${idOf(state)}, expectedVersion: 999${more}` },
    { mutation, kind: 'success', by, args: (state) => `${idOf(state)}${more}` },
  ];
}

function betOf(mutation: string, more = '', wrong = 'expectedVersion: 999', by = 'petra'): MutationStep[] {
  const idOf = ({ intervention }: MutationState) => `id: "${intervention}"`;
  return [
    { mutation, kind: 'refusal', by, args: (state) => `${idOf(state)}${more}, ${wrong}` },
    { mutation, kind: 'success', by, args: (state) => `${idOf(state)}${more}` },
  ];
}

export const MUTATION_STEPS: readonly MutationStep[] = [
  ...lockedSteps(
    'metricCreate',
    'key: "touches_more", metric: { name: "More touches", formula: "touches / resolved" }',
  ),
  ...lockedSteps('metricUpdate', 'key: "touches_more", metric: { name: "Touches, more" }'),
  ...lockedSteps('treeNodeCreate', 'key: "more", parent: "experience", node: { metric: "touches_more" }'),
  ...lockedSteps('treeNodeUpdate', 'key: "more", node: { note: "a try" }'),
  ...lockedSteps('treeNodeMove', 'key: "more", parent: "cost_to_serve"'),
  ...lockedSteps('treeNodeRemove', 'key: "more"'),
  ...lockedSteps('metricRemove', 'key: "touches_more"'),
  { mutation: 'treeApply', kind: 'refusal', args: (state) => `definition: "tree: 1", ${lock(state)}` },
  { mutation: 'treeApply', kind: 'dry run', args: (state) => `definition: ${state.definition}, ${lock(state)}, dryRun: true` }, // prettier-ignore
  { mutation: 'treeApply', kind: 'success', args: (state) => `definition: ${state.definition}, ${lock(state)}` },
  ...lockedSteps('standardSet', `standard: { ${STANDARD} }`),
  ...lockedSteps('standardRemove', REMOVED),

  ...moveOf('findingAcknowledge', 0),
  ...moveOf('findingStart', 0),
  ...moveOf('findingSnooze', 0, `, until: "${day(3)}T00:00:00Z"`),
  ...moveOf('findingResolve', 0, ', note: "done"'),
  ...moveOf('findingReopen', 0, ', reason: "not yet"'),
  { mutation: 'findingAcknowledge', kind: 'success', by: 'erik', args: ({ findings }) => `id: "${findings[0]}"` },
  ...moveOf('findingGiveBack', 0, ', note: "by mistake"'),
  { mutation: 'findingSeen', kind: 'refusal', args: () => 'ids: []' },
  { mutation: 'findingSeen', kind: 'success', by: 'erik', args: ({ findings }) => `ids: ["${findings[0]}"]` },
  { mutation: 'findingsMove', kind: 'refusal', by: 'erik', args: ({ findings }) => `ids: ["${findings[0]}", "fin_0"], move: COMMENT, text: "both", together: true` }, // prettier-ignore
  { mutation: 'findingsMove', kind: 'dry run', by: 'erik', args: ({ findings }) => `ids: ["${findings[0]}"], move: DISMISS, reason: DUPLICATE, quietDays: 7, dryRun: true` }, // prettier-ignore
  { mutation: 'findingsMove', kind: 'success', by: 'erik', args: ({ findings }) => `ids: ["${findings[0]}"], move: COMMENT, text: "both"` }, // prettier-ignore
  ...moveOf('findingComment', 0, ', text: "seen"'),
  ...moveOf('findingAssign', 1, ', person: "tom"', 'olga'),
  ...moveOf('findingDismiss', 2, ', reason: DATA_QUALITY', 'olga'),

  { mutation: 'interventionPlan', kind: 'refusal', by: 'petra', args: () => `plan: { ${PLAN} }` },
  { mutation: 'interventionPlan', kind: 'dry run', by: 'petra', args: () => `plan: { ${PLAN} }, exploratory: true, dryRun: true` }, // prettier-ignore
  { mutation: 'interventionPlan', kind: 'success', by: 'petra', args: () => `plan: { ${PLAN} }, exploratory: true` },
  { mutation: 'interventionRevise', kind: 'dry run', by: 'petra', args: ({ intervention }) => `id: "${intervention}", plan: { otherChanges: "None." }, exploratory: true, dryRun: true` }, // prettier-ignore
  ...betOf('interventionRevise', ', plan: { otherChanges: "None." }, exploratory: true'),
  ...betOf('interventionStart', ', exploratory: true'),
  ...betOf('interventionAssess'),
  ...betOf('interventionSignOff'),
  ...betOf('interventionConclude'),
  { mutation: 'interventionPlan', kind: 'success', by: 'petra', args: () => `plan: { ${PLAN} }, exploratory: true` },
  ...betOf('interventionCancel', ', reason: "Another way was found."'),

  ...steps('personSave', 'person: { key: "Not A Key" }', 'person: { key: "nora", name: "Nora Aas", email: "nora@example.com" }'), // prettier-ignore
  ...steps('personSave', 'person: { key: "tom", email: "nora@example.com" }', 'person: { key: "tom", name: "Tom B." }'),
  ...steps('teamSave', 'team: { key: "night", lead: "nobody" }', 'team: { key: "night", lead: "nora", members: ["nora", "tom"] }'), // prettier-ignore
  ...steps('raciApply', 'changes: [{ set: { target: "nowhere", role: INFORMED, party: "nora" } }]', `changes: [{ set: { ${ACCOUNTABLE}, party: "nora" } }]`), // prettier-ignore
  ...steps('raciApply', `changes: [{ set: { ${ACCOUNTABLE}, party: "tom" } }]`, `changes: [{ replaceAccountable: { ${ACCOUNTABLE}, party: "tom" } }, { set: { target: "enterprise/experience", role: INFORMED, party: "team:night" } }]`), // prettier-ignore
  ...steps('raciApply', 'changes: [{ end: { target: "starter/experience", role: CONSULTED } }]', `changes: [{ end: { ${ACCOUNTABLE} } }, { stop: { target: "starter/experience", endExclusive: "${day(60)}T00:00:00Z", reason: "being decided" } }]`), // prettier-ignore
  ...steps('delegationCreate', `delegation: { ${COVER}, endExclusive: "2199-01-01T00:00:00Z" }`, `delegation: { ${COVER}, endExclusive: "${day(9)}T00:00:00Z" }`), // prettier-ignore
  ...steps('delegationEnd', 'from: "tom"', 'from: "erik"'),
  ...steps('delegationCreate', 'delegation: { from: "erik", to: "erik", endExclusive: "2199-01-01T00:00:00Z" }', `delegation: { from: "erik", to: "nora", endExclusive: "${day(9)}T00:00:00Z" }`), // prettier-ignore
  ...steps('ownershipHandover', 'from: "sam", to: "sam"', 'from: "sam", to: "nora"'),
  ...steps('personDeactivate', 'person: "priya"', 'person: "priya", successor: "erik"'),
  ...steps('personDeactivate', 'person: "nobody"', 'person: "nora", successor: "tom"'),

  ...steps('accountInvite', 'account: { key: "Not A Key", role: VIEWER }', 'account: { key: "ines", name: "Ines", role: VIEWER }', false), // prettier-ignore
  ...steps('accountLinkCreate', 'login: "nobody"', 'login: "ines"', false),
  ...steps('accountRoleChange', 'login: "nobody", role: EDITOR', 'login: "ines", role: EDITOR', false),
  ...steps('accountReset', 'login: "nobody"', 'login: "ines"', false),
  ...steps('accountUnlock', 'login: "nobody"', 'login: "ines", address: "192.0.2.1"', false),
  ...steps('apiTokenCreate', 'token: { name: "", scopes: [READ] }', 'token: { name: "a try", scopes: [READ] }', false, 'olga'), // prettier-ignore
  { mutation: 'sessionEnd', kind: 'refusal', args: () => 'id: "ses_0"' },
  { mutation: 'sessionEnd', kind: 'success', args: ({ session }) => `id: "${session}"` },
  { mutation: 'apiTokenRevoke', kind: 'refusal', args: () => 'id: "tok_0"' },
  { mutation: 'apiTokenRevoke', kind: 'success', args: ({ token }) => `id: "${token}"` },
];
