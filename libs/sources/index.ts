export { readYaml, type PlacedProblem, type Position, type PositionOf, type YamlFile } from './yaml/read-yaml.js';
export { formatProblems } from './yaml/format-problems.js';
export type { JsonSchema } from './yaml/json-schema.js';

export { readMapping, type MappingFile } from './mapping/mapping.js';
export type {
  AfterField,
  AttributeSpec,
  ColumnField,
  ConstantField,
  DurationUnit,
  FieldSpec,
  FileFormat,
  ImportSpec,
  Mapping,
  RowCondition,
  SumField,
} from './mapping/import-spec.js';
export { MAPPING_SCHEMA } from './mapping/mapping.schema.js';
export { carriedFields, columnsOf } from './mapping/field-spec.js';
export { compileMapping, type Compiled, type RowOutcome, type RowReader } from './mapping/compile-mapping.js';
export type { CompileOptions } from './mapping/field-compiler.js';
export type { RowProblem, RowReject } from './mapping/row-problem.js';

export type { WorkspaceFile } from './workspace/read-document.js';
export { readWorkspace } from './workspace/read-workspace.js';
export { applyOwners, type OwnersApplied, type OwnersTarget } from './workspace/apply-owners.js';
export { ownerChangesOf, placeInFile, type PlacedChange } from './workspace/owner-changes.js';
export { readOwnerSections } from './workspace/read-owners.js';
export { writeOwnerSections } from './workspace/write-owners.js';
export { readTree } from './workspace/read-tree.js';
export { writeTree } from './workspace/write-tree.js';
export { writeBusinessHours } from './workspace/build-business-hours.js';
export { writeEvents } from './workspace/build-events.js';
export { writeStandards } from './workspace/write-standards.js';
export { YamlTreeFiles } from './workspace/yaml-tree-files.js';
export { OWNERS_SCHEMA, TREE_SCHEMA, WORKSPACE_SCHEMA } from './workspace/workspace.schema.js';
export type { OwnersDocument, WorkspaceDocument } from './workspace/workspace-document.js';

export { readTable, type TableChunk, type TableOptions } from './files/read-table.js';
export type { FactBatch } from './files/fact-reading.js';
export { MappingDoesNotFit, readFacts, type ReadFactsOptions } from './files/read-facts.js';
export { UnreadableFile, type UnreadableCode } from './files/unreadable-file.js';

export { readOwners, writeOwners, type OwnerRows } from './owners-csv.js';
export { importMapping, type ImportedFile, type MappingImport } from './import-mapping.js';

export { DEMO_SEED, generateDemo, type DemoFiles } from './demo/generate-demo.js';
export { DEMO_INTERVENTIONS, type DemoIntervention } from './demo/interventions.js';
export { loadDemo, type DemoTarget } from './demo/load-demo.js';
export { loadDemoInterventions, type InterventionsAt } from './demo/load-interventions.js';
export { writeDemo } from './demo/write-demo.js';
export { computeTruths, type Truths } from './demo/truths/compute-truths.js';
export { writeTruths } from './demo/truths/write-truths.js';

export {
  readPlanFile,
  rangeText,
  wishOfPlan,
  type PlanFile,
  type ReadPlan,
  type WrittenPlan,
} from './interventions/plan-file.js';
export { PLAN_SCHEMA } from './interventions/plan-file.schema.js';
export { readArms, writeArms, type ArmRows } from './interventions/arms-csv.js';
export { readInitiatives, writeResults, type InitiativeRows, type Result } from './interventions/interventions-csv.js';
