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
export { RollupStore, type CustomerSums, type RefreshProgress } from './rollups/rollup.store.js';
export { ApplyWorkspace, type WorkspaceChange } from './trees/apply-workspace.js';
export { Engine, type EnginePorts } from './trees/engine.js';
export { type Place } from './trees/draw-customers.js';
export { explainNode, type ExplainRequest, type NodeExplanation } from './trees/explain-node.js';
export {
  readScorecard,
  unknownShare,
  type Scorecard,
  type ScorecardCell,
  type ScorecardRow,
  type UnknownShare,
} from './trees/read-scorecard.js';
export { Snapshot, type Compared, type Quantiles, type SeriesValue } from './trees/snapshot.js';
export { WorkspaceStore, type AppliedWorkspace } from './trees/workspace.store.js';
