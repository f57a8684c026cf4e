/** Everything that can be asked of the system, by the steps of the journey. Each entry is a function whose first argument is the context. */
import { authenticate, isSignedIn } from './access/authenticate.js';
import { authorise } from './access/authorise.js';
import { changePassword, hasPassword } from './access/change-password.js';
import { inviteFirstAdmin } from './access/invite-first-admin.js';
import { listAccounts } from './access/list-accounts.js';
import {
  accountOf,
  changeRole,
  createLink,
  invitePerson,
  resetPassword,
  unlockAccount,
} from './access/manage-access.js';
import { endSession, listSessions } from './access/manage-sessions.js';
import { createToken, listTokens, revokeToken } from './access/manage-tokens.js';
import { readAudit } from './access/read-audit.js';
import { setPassword } from './access/set-password.js';
import { signInWithIdentity } from './access/sign-in-with-identity.js';
import { accountOfLink, signInWithLink } from './access/sign-in-with-link.js';
import { signInWithPassword } from './access/sign-in-with-password.js';
import { signOut } from './access/sign-out.js';
import { tellBadToken, tellRefusal } from './access/tell-refusals.js';
import { explainMix, explainNode } from './comparisons/explain-node.js';
import { readConversations, readCustomers } from './comparisons/read-conversations.js';
import { readDemandWeeks } from './comparisons/read-demand-weeks.js';
import { readDemand, readEscalations } from './comparisons/read-demand.js';
import { readHeatmap } from './comparisons/read-heatmap.js';
import { influencesOn } from './comparisons/read-influence.js';
import { readUniformity } from './comparisons/read-uniformity.js';
import { readMatrix } from './comparisons/matrix/read-matrix.js';
import { assessScorecard } from './comparisons/scorecard/assess-scorecard.js';
import { readNodeStandards } from './comparisons/read-node-standards.js';
import { readStandards } from './comparisons/scorecard/read-standards.js';
import type { UseCaseContext } from './context.js';
import { importFacts } from './facts/import-facts.js';
import { countProblems, listImports, listProblems } from './facts/list-imports.js';
import { readUnmatchedCustomers } from './facts/read-unmatched-customers.js';
import { takeBackImport } from './facts/take-back-import.js';
import { listUnread, markFindingsSeen } from './findings/mark-seen.js';
import { moveFinding } from './findings/move-finding.js';
import { moveFindings } from './findings/move-findings.js';
import { detectFindings, previewDetection } from './findings/detect-findings.js';
import { listMovedFindings } from './findings/findings-now.js';
import { followFindings } from './findings/follow-findings.js';
import {
  countFindings,
  findFinding,
  findFindings,
  listFindingEvents,
  listFindings,
  listLiveFindings,
  listSightings,
} from './findings/list-findings.js';
import { raiseFindings } from './findings/raise-findings.js';
import { listContrasts } from './findings/read-contrasts.js';
import { readDismissal, readMoves } from './findings/read-moves.js';
import { readMyWork } from './findings/read-my-work.js';
import { assessIntervention } from './interventions/assess-intervention.js';
import { cancelIntervention } from './interventions/cancel-intervention.js';
import { checkDueInterventions } from './interventions/check-due-interventions.js';
import { listFindingsOfIntervention } from './interventions/follow-up-in-findings.js';
import { concludeIntervention } from './interventions/conclude-intervention.js';
import { drawExperiment } from './interventions/draw-arms.js';
import {
  findAssessment,
  findIntervention,
  latestAssessments,
  listAllInterventions,
  listAssessments,
  listInterventions,
} from './interventions/list-interventions.js';
import { namesInPlans } from './interventions/names-in-plans.js';
import { planIntervention } from './interventions/plan-intervention.js';
import { previewPlan } from './interventions/preview-plan.js';
import { readDesignChances } from './interventions/read-design-chances.js';
import { readConfirmations, readRegistry } from './interventions/read-registry.js';
import { revisePlan } from './interventions/revise-plan.js';
import { findSigner, signOffVerdict } from './interventions/sign-off-verdict.js';
import { startIntervention } from './interventions/start-intervention.js';
import { applyOwnership } from './ownership/apply-ownership.js';
import { listAssignments, listDelegations, listOwnershipEdits, readOwnerHistory } from './ownership/list-roles.js';
import { viewOwners } from './ownership/owner-view.js';
import { listAgents } from './ownership/list-agents.js';
import { readOwnership } from './ownership/read-ownership.js';
import { countConversationsBySegment } from './ownership/segment-volumes.js';
import { readVersions } from './read-versions.js';
import { brokenIdentities } from './trees/prove-identities.js';
import { readPast, readTreeAt } from './trees/read-past.js';
import type { Snapshot } from './trees/snapshot.js';
import { applyWorkspace } from './workspace/apply-workspace.js';
import { compareVersions, versionSections } from './workspace/compare-versions.js';
import { editStructure } from './workspace/edit-structure.js';
import { listVersions } from './workspace/list-versions.js';
import { currentWorkspace, removeDemo } from './workspace/current-workspace.js';

export const USE_CASES = {
  versions: { read: readVersions },
  access: {
    authenticate,
    isSignedIn,
    signInWithPassword,
    signInWithLink,
    accountOfLink,
    signInWithIdentity,
    signOut,
    setPassword,
    changePassword,
    hasPassword,
    listSessions,
    endSession,
    inviteFirstAdmin,
    listAccounts,
    accountOf,
    invite: invitePerson,
    changeRole,
    createLink,
    resetPassword,
    unlock: unlockAccount,
    createToken,
    listTokens,
    revokeToken,
    tellRefusal,
    tellBadToken,
    audit: readAudit,
  },
  facts: {
    importFile: importFacts,
    listImports,
    listProblems,
    countProblems,
    takeBackImport,
    unmatchedCustomers: readUnmatchedCustomers,
  },
  workspace: {
    current: currentWorkspace,
    removeDemo,
    apply: applyWorkspace,
    edit: editStructure,
    listVersions,
    sectionsOf: versionSections,
    compare: compareVersions,
  },
  trees: { past: readPast, at: readTreeAt, brokenIdentities: over(brokenIdentities) },
  comparisons: {
    explain: over(explainNode),
    explainMix: over(explainMix),
    influencesOn: over(influencesOn),
    demand: over(readDemand),
    demandWeeks: over(readDemandWeeks),
    escalations: over(readEscalations),
    heatmap: over(readHeatmap),
    uniformity: over(readUniformity),
    scorecard: over(assessScorecard),
    matrix: over(readMatrix),
    nodeStandards: over(readNodeStandards),
    standards: over(readStandards),
    conversations: readConversations,
    customers: readCustomers,
  },
  ownership: {
    read: readOwnership,
    view: viewOwners,
    assignments: listAssignments,
    delegations: listDelegations,
    edits: listOwnershipEdits,
    history: readOwnerHistory,
    apply: applyOwnership,
    segmentVolumes: over(countConversationsBySegment),
    agents: listAgents,
  },
  findings: {
    list: listFindings,
    count: countFindings,
    listLive: listLiveFindings,
    find: findFinding,
    findAll: findFindings,
    events: listFindingEvents,
    sightings: listSightings,
    listMoved: listMovedFindings,
    change: moveFinding,
    changeMany: moveFindings,
    movesOf: readMoves,
    dismissal: readDismissal,
    unread: listUnread,
    markSeen: markFindingsSeen,
    raise: raiseFindings,
    follow: followFindings,
    detect: detectFindings,
    preview: previewDetection,
    contrasts: listContrasts,
    myWork: readMyWork,
  },
  interventions: {
    list: listInterventions,
    listAll: listAllInterventions,
    find: findIntervention,
    findAssessment,
    listAssessments,
    latestAssessments,
    names: namesInPlans,
    registry: readRegistry,
    confirmations: readConfirmations,
    preview: previewPlan,
    designs: readDesignChances,
    plan: planIntervention,
    revise: revisePlan,
    draw: drawExperiment,
    start: startIntervention,
    assess: assessIntervention,
    conclude: concludeIntervention,
    cancel: cancelIntervention,
    signOff: signOffVerdict,
    findSigner,
    listFindings: listFindingsOfIntervention,
    checkDue: checkDueInterventions,
  },
};

/** A computation over a snapshot as a use case: whoever asks must be allowed to read, whichever version of the tree it is about. */
function over<Args extends unknown[], Result>(compute: (snapshot: Snapshot, ...args: Args) => Result) {
  return ({ caller }: UseCaseContext, snapshot: Snapshot, ...args: Args): Result => {
    authorise(caller.principal, 'read_model');
    return compute(snapshot, ...args);
  };
}
