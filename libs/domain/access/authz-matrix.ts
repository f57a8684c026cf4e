/**
 * Who may do what: one table that the policy decides by and that the tests walk. A field of the API is an action, and an action
 * says which roles may, what effective owners of a node may beyond their role, and which scope a token needs.
 */
import type { Role } from './principal.js';
import type { Scope } from './scope.js';

/** What somebody is to the thing that the call is about, inheritance and delegation counted in; `self`: it is their own. */
export type Relation = 'accountable' | 'responsible' | 'self';

export interface AccessRule {
  readonly roles: readonly Role[];
  /** Whose relation to the thing is enough, whatever the role. */
  readonly relations: readonly Relation[];
  /** What a token needs; `null`: no token may, only a person who has signed in. */
  readonly scope: Scope | null;
  /** Whether the demo may be asked for it without signing in. */
  readonly inDemo: boolean;
}

const EVERYBODY: readonly Role[] = ['admin', 'editor', 'viewer'];
const EDITORS: readonly Role[] = ['admin', 'editor'];
const ADMINS: readonly Role[] = ['admin'];
const rule = (roles: readonly Role[], scope: Scope | null, given: Partial<AccessRule> = {}): AccessRule => ({
  roles,
  scope,
  relations: [],
  inDemo: false,
  ...given,
});

export const ACTIONS = {
  /** Who am I? Asked before anything is known. */
  read_self: rule(EVERYBODY, 'read', { inDemo: true }),
  read_model: rule(EVERYBODY, 'read', { inDemo: true }),
  /** E-mail addresses: one's own, or everybody's for admins. */
  read_address: rule(ADMINS, 'admin_identity', { relations: ['self'] }),
  read_audit: rule(ADMINS, 'read_audit'),
  /** Tree, metrics, formulas; the whole workspace. */
  write_model: rule(EDITORS, 'write_model'),
  /** Name and note of a node. */
  describe_node: rule(EDITORS, 'write_model', { relations: ['accountable'] }),
  /** What a segment is meant to get: also for who answers for the segment, unless a contract promises it. */
  set_standard: rule(EDITORS, 'write_model', { relations: ['accountable'] }),
  set_contract: rule(EDITORS, 'write_model'),
  import_facts: rule(EDITORS, 'write_model'),
  /** R, C and I; `assign_accountable` is A, which nobody gives to themselves or drops. */
  assign: rule(EDITORS, 'write_ownership', { relations: ['accountable'] }),
  assign_accountable: rule(EDITORS, 'write_ownership'),
  delegate: rule(ADMINS, 'write_ownership', { relations: ['self'] }),
  /** Plan, revise, start, assess, conclude, cancel: also whoever is effectively A or R of the node that is bet on. */
  write_intervention: rule(EDITORS, 'write_interventions', { relations: ['accountable', 'responsible'] }),
  /** Only who answers for the node that was bet on, and not who made the bet; no role stands in for that. */
  sign_off: rule([], 'write_interventions', { relations: ['accountable'] }),
  /** Take, start, resolve, dismiss, snooze, give away, reopen; `self`: whoever it landed on or who has taken it. */
  handle_finding: rule(EDITORS, 'write_findings', { relations: ['accountable', 'responsible', 'self'] }),
  comment_finding: rule(EVERYBODY, 'write_findings'),
  /** Looking at the data and raising what is found; Bough does it by itself, too. */
  raise_findings: rule(EDITORS, 'write_findings'),
  /** What begins or ends in the past; a correction, for which a token is not enough. */
  backdate: rule(ADMINS, null),
  /** People, teams, leaving. */
  write_people: rule(ADMINS, 'admin_identity'),
  /** Who may sign in, and with which tokens. */
  read_access: rule(ADMINS, null),
  /** Invite, roles, links, the address that a provider knows somebody by. Tokens may not: a stolen one could let others in. */
  write_access: rule(ADMINS, null),
  /** One's own tokens; a token must not mint tokens. */
  read_tokens: rule(EVERYBODY, null),
  write_tokens: rule(EVERYBODY, null),
  /** Ending a token: one's own, or anybody's for admins. */
  revoke_token: rule(ADMINS, null, { relations: ['self'] }),
} as const satisfies Readonly<Record<string, AccessRule>>;

export type Action = keyof typeof ACTIONS;

/** Every root field of the schema. One that is missing here is never answered, and fails the build. */
export const ROOT_FIELDS: Readonly<Record<string, Action>> = {
  'Query.accounts': 'read_access',
  'Query.apiTokens': 'read_tokens',
  'Query.audit': 'read_audit',
  'Query.demand': 'read_model',
  'Query.contrasts': 'read_model',
  'Query.detection': 'read_model',
  'Query.dimension': 'read_model',
  'Query.dimensions': 'read_model',
  'Query.escalations': 'read_model',
  'Query.events': 'read_model',
  'Query.explainChange': 'read_model',
  'Query.explainGap': 'read_model',
  'Query.findings': 'read_model',
  'Query.formulaCheck': 'read_model',
  'Query.heatmap': 'read_model',
  'Query.imports': 'read_model',
  'Query.interventionRegistry': 'read_model',
  'Query.interventions': 'read_model',
  'Query.metric': 'read_model',
  'Query.metrics': 'read_model',
  'Query.myWork': 'read_model',
  'Query.node': 'read_model',
  'Query.nodes': 'read_model',
  'Query.people': 'read_model',
  'Query.scorecard': 'read_model',
  'Query.segments': 'read_model',
  'Query.teams': 'read_model',
  'Query.tree': 'read_model',
  'Query.treeDiff': 'read_model',
  'Query.treeVersions': 'read_model',
  'Query.uniformity': 'read_model',
  'Query.viewer': 'read_self',
  'Query.workspace': 'read_model',
  'Mutation.accountInvite': 'write_access',
  'Mutation.accountLinkCreate': 'write_access',
  'Mutation.accountReset': 'write_access',
  'Mutation.accountRoleChange': 'write_access',
  'Mutation.apiTokenCreate': 'write_tokens',
  'Mutation.apiTokenRevoke': 'revoke_token',
  'Mutation.delegationCreate': 'delegate',
  'Mutation.interventionAssess': 'write_intervention',
  'Mutation.interventionCancel': 'write_intervention',
  'Mutation.interventionConclude': 'write_intervention',
  'Mutation.interventionPlan': 'write_intervention',
  'Mutation.interventionRevise': 'write_intervention',
  'Mutation.interventionSignOff': 'sign_off',
  'Mutation.interventionStart': 'write_intervention',
  'Mutation.delegationEnd': 'delegate',
  'Mutation.findingAcknowledge': 'handle_finding',
  'Mutation.findingAssign': 'handle_finding',
  'Mutation.findingComment': 'comment_finding',
  'Mutation.findingDismiss': 'handle_finding',
  'Mutation.findingReopen': 'handle_finding',
  'Mutation.findingResolve': 'handle_finding',
  'Mutation.findingSnooze': 'handle_finding',
  'Mutation.findingStart': 'handle_finding',
  'Mutation.metricCreate': 'write_model',
  'Mutation.metricRemove': 'write_model',
  'Mutation.metricUpdate': 'write_model',
  'Mutation.ownershipHandover': 'assign_accountable',
  'Mutation.personDeactivate': 'write_people',
  'Mutation.personSave': 'write_people',
  'Mutation.raciApply': 'assign',
  'Mutation.teamSave': 'write_people',
  'Mutation.standardRemove': 'set_standard',
  'Mutation.standardSet': 'set_standard',
  'Mutation.treeApply': 'write_model',
  'Mutation.treeNodeCreate': 'write_model',
  'Mutation.treeNodeMove': 'write_model',
  'Mutation.treeNodeRemove': 'write_model',
  'Mutation.treeNodeUpdate': 'describe_node',
};
