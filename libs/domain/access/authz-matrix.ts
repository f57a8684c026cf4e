/**
 * Who may do what, as one table: the policy decides by it, and tests check every entry. Each field of the API belongs to an action. An
 * action says which roles may do it, which relations to the thing are enough whatever the role, and which scope a token needs.
 */
import type { Role } from './principal.js';
import type { Scope } from './scope.js';

/** What somebody is to the thing that a call is about, through inheritance and delegation, too; `self` means that it is their own. */
export type Relation = 'accountable' | 'responsible' | 'self';

/** Who may do an action. */
export interface AccessRule {
  readonly roles: readonly Role[];
  /** Relations to the thing that are enough, whatever the role. */
  readonly relations: readonly Relation[];
  /** The scope that a token needs; `null` when no token is enough and a person must have signed in. */
  readonly scope: Scope | null;
  /** Whether the demo allows it without signing in. */
  readonly inDemo: boolean;
}

const EVERYBODY: readonly Role[] = ['admin', 'editor', 'viewer'];
const EDITORS: readonly Role[] = ['admin', 'editor'];
const ADMINS: readonly Role[] = ['admin'];
const rule = (roles: readonly Role[], scope: Scope | null, more: Partial<AccessRule> = {}): AccessRule => ({
  roles,
  scope,
  relations: [],
  inDemo: false,
  ...more,
});

/** Every action with its rule. */
export const ACTIONS = {
  /** Who am I? */
  read_self: rule(EVERYBODY, 'read', { inDemo: true }),
  read_model: rule(EVERYBODY, 'read', { inDemo: true }),
  /** E-mail addresses: one's own, or everybody's for admins. */
  read_address: rule(ADMINS, 'admin_identity', { relations: ['self'] }),
  read_audit: rule(ADMINS, 'read_audit'),
  /** Tree, metrics and formulas, or the whole workspace. */
  write_model: rule(EDITORS, 'write_model'),
  /** The name and the note of a node. */
  describe_node: rule(EDITORS, 'write_model', { relations: ['accountable'] }),
  /** Standards of a segment; also whoever is accountable for it, unless a contract promises the standard. */
  set_standard: rule(EDITORS, 'write_model', { relations: ['accountable'] }),
  set_contract: rule(EDITORS, 'write_model'),
  import_facts: rule(EDITORS, 'write_model'),
  /** Responsible, Consulted and Informed. Accountable is `assign_accountable`: nobody may take it on or give it up by themselves. */
  assign: rule(EDITORS, 'write_ownership', { relations: ['accountable'] }),
  assign_accountable: rule(EDITORS, 'write_ownership'),
  delegate: rule(ADMINS, 'write_ownership', { relations: ['self'] }),
  /** Plan, revise, start, assess, conclude, cancel; also whoever is effectively Accountable or Responsible for the plan's node. */
  write_intervention: rule(EDITORS, 'write_interventions', { relations: ['accountable', 'responsible'] }),
  /** Only whoever is accountable for the plan's node and did not plan the intervention; no role replaces that. */
  sign_off: rule([], 'write_interventions', { relations: ['accountable'] }),
  /** Acknowledge, start, resolve, dismiss, snooze, assign, give back, reopen; `self` is whoever the finding went to or who has acknowledged it. */
  handle_finding: rule(EDITORS, 'write_findings', { relations: ['accountable', 'responsible', 'self'] }),
  comment_finding: rule(EVERYBODY, 'write_findings'),
  /** Note that one has read a finding. */
  mark_seen: rule(EVERYBODY, 'write_findings'),
  /** Run detection and raise what it finds; Bough also does this by itself. */
  raise_findings: rule(EDITORS, 'write_findings'),
  /** Ownership that begins or ends in the past. It is a correction, for which a token is not enough. */
  backdate: rule(ADMINS, null),
  /** Add and change people and teams, and note that somebody has left. */
  write_people: rule(ADMINS, 'admin_identity'),
  /** Who may sign in, and with which tokens. */
  read_access: rule(ADMINS, null),
  /** Invite, change roles, make links, set the address that a provider knows somebody by. No token may: a stolen one could let others in. */
  write_access: rule(ADMINS, null),
  /** One's own tokens; a token may not make tokens. */
  read_tokens: rule(EVERYBODY, null),
  write_tokens: rule(EVERYBODY, null),
  /** One's own sessions; a token may not see or end them. */
  read_sessions: rule(EVERYBODY, null),
  end_session: rule(EVERYBODY, null),
  /** End a token: one's own, or anybody's for admins. */
  revoke_token: rule(ADMINS, null, { relations: ['self'] }),
} as const satisfies Readonly<Record<string, AccessRule>>;

/** Something that may be allowed or refused. */
export type Action = keyof typeof ACTIONS;

/** The action of every root field of the schema. A field that is missing here is always refused, and a test fails. */
export const ROOT_FIELDS: Readonly<Record<string, Action>> = {
  'Query.agents': 'import_facts',
  'Query.accounts': 'read_access',
  'Query.apiTokens': 'read_tokens',
  'Query.assignments': 'read_model',
  'Query.audit': 'read_audit',
  'Query.delegations': 'read_model',
  'Query.demand': 'read_model',
  'Query.contrasts': 'read_model',
  'Query.detection': 'read_model',
  'Query.dimension': 'read_model',
  'Query.dimensions': 'read_model',
  'Query.conversations': 'read_model',
  'Query.customers': 'read_model',
  'Query.escalations': 'read_model',
  'Query.events': 'read_model',
  'Query.explainChange': 'read_model',
  'Query.explainGap': 'read_model',
  'Query.findingCounts': 'read_model',
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
  'Query.unmatchedCustomers': 'import_facts',
  'Query.tree': 'read_model',
  'Query.treeDiff': 'read_model',
  'Query.treeVersions': 'read_model',
  'Query.uniformity': 'read_model',
  'Query.sessions': 'read_sessions',
  'Query.versions': 'read_model',
  'Query.viewer': 'read_self',
  'Query.workspace': 'read_model',
  'Mutation.accountInvite': 'write_access',
  'Mutation.accountLinkCreate': 'write_access',
  'Mutation.accountReset': 'write_access',
  'Mutation.accountRoleChange': 'write_access',
  'Mutation.accountUnlock': 'write_access',
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
  'Mutation.findingGiveBack': 'handle_finding',
  'Mutation.findingReopen': 'handle_finding',
  'Mutation.findingResolve': 'handle_finding',
  'Mutation.findingSeen': 'mark_seen',
  'Mutation.findingSnooze': 'handle_finding',
  /** Which move it is decides whether it is allowed; everybody may comment. */
  'Mutation.findingsMove': 'comment_finding',
  'Mutation.findingStart': 'handle_finding',
  'Mutation.metricCreate': 'write_model',
  'Mutation.metricRemove': 'write_model',
  'Mutation.metricUpdate': 'write_model',
  'Mutation.ownershipHandover': 'assign_accountable',
  'Mutation.sessionEnd': 'end_session',
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
