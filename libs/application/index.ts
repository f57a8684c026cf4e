export { AccountStore, type Account, type Identity, type NewAccount } from './access/account.store.js';
export { auditEntry, AuditStore, type AuditEntry, type AuditEvent, type AuditFilter } from './access/audit.store.js';
export { BadToken } from './access/bad-token.js';
export { Authenticate } from './access/authenticate.js';
export { authoriseField } from './access/authorise.js';
export { FirstAdmin } from './access/first-admin.js';
export { ListAccounts, type AccountWithTokens } from './access/list-accounts.js';
export {
  accountOf,
  ChangeRole,
  CreateLink,
  InvitePerson,
  ResetPassword,
  type OneTimeLink,
} from './access/manage-access.js';
export { CreateToken, ListTokens, RevokeToken } from './access/manage-tokens.js';
export { type PasswordHash } from './access/password-hash.js';
export { ReadAudit } from './access/read-audit.js';
export { SessionStore, type ApiToken, type Holder } from './access/session.store.js';
export { SetPassword } from './access/set-password.js';
export { SignInStore } from './access/sign-in.store.js';
export { type SignedIn, type Visitor } from './access/sign-in.js';
export { SignInWithIdentity } from './access/sign-in-with-identity.js';
export { SignInWithLink } from './access/sign-in-with-link.js';
export { SignInWithPassword } from './access/sign-in-with-password.js';
export { SignOut } from './access/sign-out.js';
export { TellRefusals } from './access/tell-refusals.js';
export {
  FactStore,
  joinBatches,
  type BatchCounts,
  type BatchWriter,
  type FactBatch,
  type ImportCounts,
  type ImportRecord,
  type ImportRequest,
  type ImportRun,
  type NamedCustomer,
  type RowProblem,
} from './facts/fact.store.js';
export { ImportFacts, type ImportProgress, type ImportSummary } from './facts/import-facts.js';
export { ListImports } from './facts/list-imports.js';
export { RollupStore, type CustomerSums, type RefreshProgress, type WatchedTimes } from './rollups/rollup.store.js';
export { ApplyWorkspace } from './workspace/apply-workspace.js';
export { CompareVersions } from './workspace/compare-versions.js';
export { EditStructure, type StructureChange } from './workspace/edit-structure.js';
export { Engine } from './trees/engine.js';
export { type SegmentPeriod } from './trees/draw-customers.js';
export { explainNode, type ExplainRequest } from './comparisons/explain-node.js';
export {
  explanationView,
  hasParts,
  type ExplainedDifference,
  type SegmentPartView,
  type SplitView,
} from './comparisons/explanation-view.js';
export { type Figure } from './comparisons/figure.js';
export { neededView, type NeededView, type PartView } from './comparisons/part-view.js';
export { ListVersions, type VersionSummary } from './workspace/list-versions.js';
export { brokenIdentities, proveNode, type BrokenIdentity } from './trees/prove-identities.js';
export { OpenSnapshot } from './trees/open-snapshot.js';
export { ReadPast, withStructure } from './trees/read-past.js';
export { TreeFiles, type PlacedProblem, type TreeFile } from './workspace/tree-files.js';
export { influencesOn, influenceWords, readInfluence, type Influence } from './comparisons/read-influence.js';
export { unknownShare, type UnknownShare } from './trees/unknown-share.js';
export { readDemand, readEscalations, type DemandField, type DemandQuestion } from './comparisons/read-demand.js';
export { readHeatmap } from './comparisons/read-heatmap.js';
export { readUniformity } from './comparisons/read-uniformity.js';
export {
  assessScorecard,
  type AssessedRow,
  type AssessedScorecard,
  type ScorecardQuery,
  type ScorecardSort,
} from './comparisons/scorecard/assess-scorecard.js';
export { readStandard, readStandards, type StandardReading } from './comparisons/scorecard/read-standards.js';
export { type AssessedCell, type VerdictView } from './comparisons/scorecard/scorecard-view.js';
export { readNode, type NodeComparison, type NodeReading } from './trees/read-node.js';
export { Snapshot, type Quantiles } from './trees/snapshot.js';
export { valueView, type ChangeView, type ValueView } from './trees/value-view.js';
export { VersionConflict, WorkspaceStore, type AppliedWorkspace } from './workspace/workspace.store.js';
export { PersonStore } from './ownership/person.store.js';
export {
  AccountableOverlap,
  OwnershipConflict,
  OwnershipStore,
  type OwnershipChangeInfo,
} from './ownership/ownership.store.js';
export { ApplyOwnership, type OwnershipResult } from './ownership/apply-ownership.js';
export { ReadOwnership } from './ownership/read-ownership.js';
export { segmentVolumes } from './ownership/segment-volumes.js';
export { readContrasts, type Contrasts } from './findings/read-contrasts.js';
export { detectSignals } from './findings/detect-signals.js';
export {
  InterventionConflict,
  InterventionStore,
  type InterventionFilter,
  type KeptAssessment,
} from './interventions/intervention.store.js';
export { lookAt, signerOf } from './interventions/look-around.js';
export { type InterventionRef, type InterventionResult } from './interventions/change-intervention.js';
export { PreviewPlan, type PlanPreview } from './interventions/preview-plan.js';
export { PlanIntervention } from './interventions/plan-intervention.js';
export { RevisePlan } from './interventions/revise-plan.js';
export { StartIntervention } from './interventions/start-intervention.js';
export { AssessIntervention, type AssessResult } from './interventions/assess-intervention.js';
export { ConcludeIntervention } from './interventions/conclude-intervention.js';
export { CancelIntervention } from './interventions/cancel-intervention.js';
export { SignOffVerdict } from './interventions/sign-off-verdict.js';
export { CheckDueInterventions } from './interventions/check-due-interventions.js';
export { ListInterventions, type InterventionQuery } from './interventions/list-interventions.js';
export { interventionUseCases, type InterventionUseCases } from './interventions/intervention-use-cases.js';
export { betsThatWait } from './interventions/bets-that-wait.js';
export { changesByInterventions } from './interventions/registered-changes.js';
export { ReadRegistry } from './interventions/read-registry.js';
export { ChangeFinding } from './findings/change-finding.js';
export {
  DetectFindings,
  noLook,
  type Detect,
  type DetectPorts,
  type DetectResult,
} from './findings/detect-findings.js';
export { FollowFindings } from './findings/follow-findings.js';
export {
  FindingConflict,
  FindingStore,
  type DetectionKey,
  type DetectionRun,
  type FindingFilter,
  type FindingPlace,
  type FindingRef,
  type FindingSave,
} from './findings/finding.store.js';
export { findingsMovedBy } from './findings/finding-look.js';
export { ListFindings } from './findings/list-findings.js';
export { RaiseFindings } from './findings/raise-findings.js';
export { ReadMyWork } from './findings/read-my-work.js';
export { accountables } from './ownership/read-accountables.js';
export { relationToNode, relationToSegment } from './ownership/relation-to.js';
