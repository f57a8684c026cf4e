export { AccountStore, type Account, type Identity, type NewAccount } from './access/account.store.js';
export { auditEntry, AuditStore, type AuditEntry, type AuditEvent, type AuditFilter } from './access/audit.store.js';
export { BadToken } from './access/bad-token.js';
export { Authenticate } from './access/authenticate.js';
export { authorise, authoriseField } from './access/authorise.js';
export { FirstAdmin } from './access/first-admin.js';
export { ListAccounts, type AccountWithTokens } from './access/list-accounts.js';
export {
  accountOf,
  ChangeRole,
  CreateLink,
  InvitePerson,
  ResetPassword,
  type AccessPorts,
  type OneTimeLink,
} from './access/manage-access.js';
export { CreateToken, ListTokens, RevokeToken, type TokenWish } from './access/manage-tokens.js';
export { type PasswordHash } from './access/password-hash.js';
export { ReadAudit, type AuditPage } from './access/read-audit.js';
export { SessionStore, type ApiToken, type Holder } from './access/session.store.js';
export { SetPassword } from './access/set-password.js';
export { SignInStore } from './access/sign-in.store.js';
export { type SignedIn, type SignInPorts, type Visitor } from './access/sign-in.js';
export { SignInWithIdentity, type ProvenIdentity } from './access/sign-in-with-identity.js';
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
export {
  ImportFacts,
  TooManyRejects,
  type FileImport,
  type ImportProgress,
  type ImportSummary,
  type ReadBatch,
  type RowReport,
} from './facts/import-facts.js';
export { ListImports } from './facts/list-imports.js';
export { RollupStore, type CustomerSums, type RefreshProgress, type WatchedTimes } from './rollups/rollup.store.js';
export { ApplyWorkspace, type WorkspaceChange } from './trees/apply-workspace.js';
export { CompareVersions } from './trees/compare-versions.js';
export { EditStructure, type RelationTo, type StructureChange } from './trees/edit-structure.js';
export { Engine, type EnginePorts } from './trees/engine.js';
export { type Place } from './trees/draw-customers.js';
export { explainNode, type ExplainRequest, type NodeExplanation } from './trees/explain-node.js';
export { ListVersions, type VersionSummary } from './trees/list-versions.js';
export { brokenIdentities, proveNode, provenValue, type BrokenIdentity } from './trees/prove-identities.js';
export { OpenSnapshot } from './trees/open-snapshot.js';
export { ReadPast, withStructure } from './trees/read-past.js';
export { TreeFiles, type PlacedProblem, type TreeFile } from './trees/tree-files.js';
export { influencesOn, influenceWords, readInfluence, type Influence } from './trees/read-influence.js';
export { unknownShare, type UnknownShare } from './trees/unknown-share.js';
export {
  readDemand,
  readEscalations,
  type DemandField,
  type DemandList,
  type DemandQuestion,
} from './trees/read-demand.js';
export { readHeatmap, type HeatmapQuestion } from './trees/read-heatmap.js';
export { readUniformity } from './trees/read-uniformity.js';
export {
  assessScorecard,
  type AssessedCell,
  type AssessedRow,
  type AssessedScorecard,
  type ScorecardQuery,
  type ScorecardSort,
} from './trees/scorecard/assess-scorecard.js';
export { type ResolutionTimes } from './trees/scorecard/resolution-times.js';
export { readStandard, readStandards, type StandardReading } from './trees/scorecard/read-standards.js';
export { Snapshot, type Compared, type Quantiles, type SeriesValue } from './trees/snapshot.js';
export { VersionConflict, WorkspaceStore, type AppliedWorkspace } from './trees/workspace.store.js';
export { PersonStore } from './ownership/person.store.js';
export {
  AccountableOverlap,
  OwnershipConflict,
  OwnershipStore,
  type OwnershipChangeInfo,
} from './ownership/ownership.store.js';
export {
  ApplyOwnership,
  type ApplyOptions,
  type OwnershipPorts,
  type OwnershipResult,
} from './ownership/apply-ownership.js';
export { ReadOwnership } from './ownership/read-ownership.js';
export { segmentVolumes } from './ownership/segment-volumes.js';
export { readContrasts, type Contrasts } from './findings/read-contrasts.js';
export { type LookOptions } from './findings/look.js';
export { detectSignals } from './findings/detect-signals.js';
export { relationAt } from './ownership/relation-at.js';
export {
  InterventionConflict,
  InterventionStore,
  type InterventionFilter,
  type KeptAssessment,
} from './interventions/intervention.store.js';
export { IMPACT_JUDGE, type ImpactJudge } from './interventions/impact-judge.js';
export { FollowUpInFindings } from './interventions/follow-up-in-findings.js';
export { VerdictFollowUp } from './interventions/verdict-follow-up.js';
export { lookAt, signerOf, type InterventionPorts } from './interventions/look-around.js';
export { type InterventionRef, type InterventionResult } from './interventions/change-intervention.js';
export { PreviewPlan, type PastBet, type PlanPreview } from './interventions/preview-plan.js';
export { PlanIntervention, type PlanOptions, type PlanResult } from './interventions/plan-intervention.js';
export { RevisePlan, type ReviseOptions } from './interventions/revise-plan.js';
export { DrawArms, type DrawnCustomer, type DrawWish } from './interventions/draw-arms.js';
export { StartIntervention, type StartOptions } from './interventions/start-intervention.js';
export { AssessIntervention, type AssessResult } from './interventions/assess-intervention.js';
export { ConcludeIntervention } from './interventions/conclude-intervention.js';
export { CancelIntervention } from './interventions/cancel-intervention.js';
export { SignOffVerdict, type SignOffWish } from './interventions/sign-off-verdict.js';
export { CheckDueInterventions, type DueCheck } from './interventions/check-due-interventions.js';
export { ListInterventions, type InterventionQuery } from './interventions/list-interventions.js';
export { interventionUseCases, type InterventionUseCases } from './interventions/intervention-use-cases.js';
export { betsThatWait } from './interventions/bets-that-wait.js';
export { changesByInterventions } from './interventions/registered-changes.js';
export { ReadRegistry } from './interventions/read-registry.js';
export { ChangeFinding, type ChangedFinding, type ChangeFindingPorts } from './findings/change-finding.js';
export {
  DetectFindings,
  noLook,
  type Detect,
  type DetectionLook,
  type DetectPorts,
  type DetectResult,
} from './findings/detect-findings.js';
export { FollowFindings, type FollowPorts } from './findings/follow-findings.js';
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
export { findingsMovedBy, relationToFinding } from './findings/finding-look.js';
export { ListFindings, type FindingPage } from './findings/list-findings.js';
export { ownSignals } from './findings/own-signals.js';
export { RaiseFindings, type RaisePorts } from './findings/raise-findings.js';
export { ReadMyWork, type MyWorkPorts } from './findings/read-my-work.js';
export { accountables } from './ownership/read-accountables.js';
export { relationToNode, relationToSegment } from './ownership/relation-to.js';
