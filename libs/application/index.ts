export { AccountStore, type Account, type Identity, type NewAccount } from './access/account.store.js';
export { auditEntry, AuditStore, type AuditEntry, type AuditEvent, type AuditFilter } from './access/audit.store.js';
export { Authenticate } from './access/authenticate.js';
export { authorise, authoriseField } from './access/authorise.js';
export { FirstAdmin, type FirstLink } from './access/first-admin.js';
export { accountOf, CreateLink, InvitePerson, ResetPassword, type AccessPorts } from './access/manage-access.js';
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
export { RollupStore, type CustomerSums, type RefreshProgress } from './rollups/rollup.store.js';
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
export {
  readScorecard,
  unknownShare,
  type Scorecard,
  type ScorecardCell,
  type ScorecardRow,
  type UnknownShare,
} from './trees/read-scorecard.js';
export { readHeatmap, type HeatmapQuestion } from './trees/read-heatmap.js';
export { readUniformity } from './trees/read-uniformity.js';
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
export { relationToNode } from './ownership/relation-to.js';
export { assessPlan, planPower, suggestControls } from './interventions/assess-plan.js';
