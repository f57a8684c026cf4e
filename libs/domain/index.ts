export * from './shared/day.js';
export * from './shared/time-zone.js';
export * from './shared/problem.js';
export * from './shared/refusal.js';
export * from './access/scope.js';
export * from './access/principal.js';
export * from './access/authz-matrix.js';
export * from './access/policy.js';
export * from './access/audit-change.js';
export * from './access/check-password.js';
export * from './access/session-life.js';
export * from './access/tries.js';
export * from './facts/fact.js';
export * from './facts/check-conversation.js';
export * from './facts/durations.js';
export * from './segments/dimension.js';
export * from './segments/membership.js';
export * from './rollups/measures.js';
export * from './rollups/reference-rollup.js';
export * from './rollups/topic-standards.js';
export * from './rollups/leaf-columns.js';
export * from './rollups/window-columns.js';
export * from './rollups/period.js';
export * from './trees/metric.js';
export * from './trees/metric-catalogue.js';
export * from './trees/branches.js';
export * from './trees/tree.js';
export * from './trees/default-template.js';
export * from './trees/workspace.js';
export * from './trees/metric-unit.js';
export * from './trees/same.js';
export * from './trees/structure.js';
export * from './trees/tree-order.js';
export * from './trees/tree-change.js';
export * from './trees/audit-changes.js';
export * from './trees/default-name.js';
export * from './trees/edit-nodes.js';
export * from './trees/edit-metrics.js';
export * from './trees/node-edit.js';
export * from './trees/edit-workspace.js';
export * from './trees/check-workspace.js';
export * from './trees/workspace-change.js';
export * from './trees/check-reading.js';
export * from './trees/slice.js';
export * from './trees/model.js';
export * from './trees/evaluate.js';
export * from './trees/why-no-value.js';
export * from './trees/data-state.js';
export * from './trees/marks.js';
export * from './trees/metric-value.js';
export * from './trees/prove-identity.js';
export * from './trees/change.js';
export * from './trees/format-value.js';
export * from './trees/contradiction.js';
export * from './trees/check-formula-text.js';
export * from './trees/metrics-page.js';
export { type Side } from './trees/explain/side.js';
export { explanationMeasures, type Difference, type MeasureBasis } from './trees/explain/explanation-plan.js';
export {
  explainDifference,
  isExplained,
  isWithinNoise,
  type Band,
  type Draws,
  type ExplainedPart,
  type Explanation,
  type ExplanationView,
  type NotExplained,
} from './trees/explain/explain-difference.js';
export * from './trees/explain/split-by-segments.js';
export * from './trees/explain/needed-change.js';
export * from './trees/explain/part-name.js';
export * from './ownership/person.js';
export * from './ownership/assignment.js';
export * from './ownership/write.js';
export * from './ownership/target.js';
export * from './ownership/owners-at.js';
export * from './ownership/effective-owner.js';
export * from './ownership/owner-words.js';
export * from './ownership/preview.js';
export * from './ownership/coverage.js';
export * from './ownership/load.js';
export * from './ownership/matrix.js';
export * from './ownership/changes/change.js';
export * from './ownership/changes/apply-changes.js';
export * from './trees/standards/standard.js';
export * from './findings/signal.js';
export * from './interventions/plan.js';
export * from './interventions/intervention.js';
export * from './interventions/assessment.js';
export { assess, IMPACT_METHOD, type VersionedNumbers } from './interventions/assess.js';
export { powerOf } from './interventions/plan-power.js';
export { suggestedControls, type TouchedSegment } from './interventions/suggest-controls.js';
export { impactSvg } from './interventions/impact-svg.js';
export { impactReport, type ReportFacts } from './interventions/impact-report.js';
