export { clockFrom, type Clock } from './clock.js';
export { type Methods } from './context.js';
export { type Versions } from './read-versions.js';
export { type Stores } from './stores.js';
export { System, systemOn, type SystemParts, type UseCases } from './system.js';
export { AccountStore, type Account, type Identity, type NewAccount } from './access/account.store.js';
export { AuditStore, type AuditEntry, type AuditEvent, type AuditFilter } from './access/audit.store.js';
export { BadToken } from './access/bad-token.js';
export { authoriseField } from './access/authorise.js';
export { type AccountWithTokens } from './access/list-accounts.js';
export { type OneTimeLink } from './access/manage-access.js';
export { type PasswordHash } from './access/password-hash.js';
export { type SessionView } from './access/manage-sessions.js';
export { SessionStore, type ApiToken, type Holder, type OpenSession } from './access/session.store.js';
export { SignInStore } from './access/sign-in.store.js';
export { type SignedIn, type Visitor } from './access/sign-in.js';
export {
  FactStore,
  joinBatches,
  type BatchCounts,
  type BatchWriter,
  type Brought,
  type ChangedFact,
  type Checkpoint,
  type EndWith,
  type FactBatch,
  type ImportCounts,
  type ImportRecord,
  type ImportRequest,
  type ImportRun,
  type NamedCustomer,
  type ProblemCount,
  type RowProblem,
  type RunEnd,
  type TakenBack,
  type WithBatch,
} from './facts/fact.store.js';
export type { Assignee, CustomerGap, LikelyCustomer, UnknownCustomer } from './facts/people-in-facts.js';
export type { FactSource, RowFault, RowReport, SourcePart } from './facts/fact-source.js';
export { ProblemCounter } from './facts/count-problems.js';
export { type UnmatchedCustomer, type UnmatchedCustomers } from './facts/read-unmatched-customers.js';
export { QueryFailed, QueryRows, type PostgresPlace, type QueriedRows } from './facts/query-rows.js';
export { type FileImport, type ImportProgress, type ImportSummary } from './facts/import-facts.js';
export {
  RollupStore,
  type CustomerSums,
  type LabelCount,
  type RefreshProgress,
  type WatchedTimes,
} from './rollups/rollup.store.js';
export type { ConversationsAsked, Kept, KeptConversation, KeptCustomer } from './rollups/kept-conversation.js';
export { conversationsCsv } from './comparisons/conversations-csv.js';
export {
  MOST_CONVERSATIONS,
  numberOfNode,
  type ConversationOrder,
  type ConversationQuestion,
  type ConversationsBehind,
  type CustomersBehind,
  type LinkedConversation,
} from './comparisons/read-conversations.js';
export { type StructureChange } from './workspace/edit-structure.js';
export { type VersionSummary } from './workspace/list-versions.js';
export {
  explanationView,
  hasParts,
  type ExplainedDifference,
  type SegmentPartView,
  type SplitView,
} from './comparisons/explanation-view.js';
export { type Figure } from './comparisons/figure.js';
export { type MixKindView, type MixSplitView, type MixView } from './comparisons/mix-view.js';
export { readMix, type MixQuestion } from './comparisons/read-mix.js';
export { neededView, type NeededView, type PartView } from './comparisons/part-view.js';
export { TreeFiles, type TextProblem, type TreeFile } from './workspace/tree-files.js';
export { VersionConflict, WorkspaceStore, type AppliedWorkspace, type DemoState } from './workspace/workspace.store.js';
export { type SegmentPeriod } from './trees/draw-customers.js';
export { Engine } from './trees/engine.js';
export { proveNode, type BrokenIdentity } from './trees/prove-identities.js';
export { withStructure } from './trees/past-trees.js';
export { Snapshot, type Quantiles } from './trees/snapshot.js';
export { inactiveCustomers, type InactiveCustomers } from './trees/inactive-customers.js';
export { unknownShare, type UnknownShare } from './trees/unknown-share.js';
export { type ExplainRequest } from './comparisons/explain-node.js';
export {
  type TreeMatrix,
  type TreeCell,
  type MatrixColumn,
  type MatrixQuery,
  type MatrixRow,
} from './comparisons/matrix/matrix.js';
export { changeNoises, gapNoises } from './comparisons/matrix/matrix-noise.js';
export { matrixStandards, type CellStandards } from './comparisons/matrix/matrix-standards.js';
export { shownDifference } from './comparisons/matrix/read-matrix.js';
export { rowInfluence } from './comparisons/matrix/row-influence.js';
export { readDifference, type NodeDifference } from './comparisons/read-difference.js';
export { influenceWords, readInfluence, type Influence } from './comparisons/read-influence.js';
export { type DemandList, type DemandQuestion } from './comparisons/read-demand.js';
export { MOST_DEMAND_WEEKS } from './comparisons/read-demand-weeks.js';
export {
  type AssessedRow,
  type AssessedScorecard,
  type ScorecardQuery,
  type ScorecardSort,
} from './comparisons/scorecard/assess-scorecard.js';
export { readStandard, type StandardReading } from './comparisons/scorecard/read-standards.js';
export { demandCsv, demandRows } from './comparisons/demand-csv.js';
export { heatmapCsv } from './comparisons/heatmap-csv.js';
export { scorecardCsv } from './comparisons/scorecard/scorecard-csv.js';
export { usualMetrics } from './comparisons/scorecard/usual-metrics.js';
export { findingsCsv } from './findings/findings-csv.js';
export { treeCsv } from './trees/tree-csv.js';
export { type AssessedCell, type VerdictView } from './comparisons/scorecard/scorecard-view.js';
export { readNode, type NodeComparison, type NodeReading } from './trees/read-node.js';
export { valueView, type ChangeView, type ValueView } from './trees/value-view.js';
export { PersonStore } from './ownership/person.store.js';
export {
  AccountableOverlap,
  OwnershipConflict,
  OwnershipStore,
  type OwnershipChangeInfo,
} from './ownership/ownership.store.js';
export { type OwnershipResult } from './ownership/apply-ownership.js';
export { matrixOwners, type MatrixOwners, type OwnerKind } from './ownership/matrix-owners.js';
export { USUAL_DAYS, type Agent } from './ownership/list-agents.js';
export { type OwnerView } from './ownership/owner-view.js';
export { listAccountables } from './ownership/read-accountables.js';
export { detectSignals } from './findings/detect-signals.js';
export { readContrasts, type Contrasts } from './findings/read-contrasts.js';
export { requireDetection, type DetectResult } from './findings/detect-findings.js';
export {
  FINDING_GROUPS,
  FindingConflict,
  FindingStore,
  type DetectionKey,
  type DetectionRun,
  type FindingFilter,
  type FindingGroup,
  type FindingPageWish,
  type FindingRef,
  type FindingSave,
  type FindingTally,
} from './findings/finding.store.js';
export { FINDING_SORTS, placeInOrder, type FindingPlace, type FindingSort } from './findings/finding-order.js';
export {
  InterventionConflict,
  InterventionStore,
  type InterventionFilter,
  type KeptAssessment,
} from './interventions/intervention.store.js';
export { type InterventionRef, type InterventionResult } from './interventions/change-intervention.js';
export { type PlanPreview } from './interventions/preview-plan.js';
export { type AssessResult } from './interventions/assess-intervention.js';
export { type InterventionQuery } from './interventions/list-interventions.js';
export { TableFiles, type InterventionOutcome } from './interventions/table-files.js';
