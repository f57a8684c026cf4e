export { formatProblems } from './yaml/format-problems.js';

export { readMapping, type MappingFile } from './mapping/mapping.js';
export type { Mapping } from './mapping/import-spec.js';
export { MAPPING_SCHEMA } from './mapping/mapping.schema.js';

export type { WorkspaceFile } from './workspace/read-document.js';
export { readWorkspace } from './workspace/read-workspace.js';
export { applyOwners } from './workspace/apply-owners.js';
export { readOwnerSections } from './workspace/read-owners.js';
export { writeOwnerSections } from './workspace/write-owners.js';
export { readTree } from './workspace/read-tree.js';
export { writeTree } from './workspace/write-tree.js';
export { writeBusinessHours } from './workspace/build-business-hours.js';
export { writeEvents } from './workspace/build-events.js';
export { writeStandards } from './workspace/write-standards.js';
export { YamlTreeFiles } from './workspace/yaml-tree-files.js';
export { OWNERS_SCHEMA, TREE_SCHEMA, WORKSPACE_SCHEMA } from './workspace/workspace.schema.js';

export { MappingDoesNotFit } from './files/read-facts.js';
export { fileTrouble } from './files/file-trouble.js';
export { readWholeFile } from './files/read-whole-file.js';
export { UnreadableFile } from './files/unreadable-file.js';

export { readOwners, writeOwners } from './owners-csv.js';
export { importMapping, type ImportedFile } from './import-mapping.js';

export { loadDemo } from './demo/load-demo.js';
export { loadDemoInterventions } from './demo/load-interventions.js';
export { writeDemo } from './demo/write-demo.js';
export { type Truths } from './demo/truths/compute-truths.js';
export { writeTruths } from './demo/truths/write-truths.js';

export { readPlanFile, parseDayRange, wishOfPlan, type WrittenPlan } from './interventions/plan-file.js';
export { PLAN_SCHEMA } from './interventions/plan-file.schema.js';
export { readArms, writeArms } from './interventions/arms-csv.js';
export { readInitiatives, writeResults } from './interventions/interventions-csv.js';
export { CsvTableFiles } from './csv-table-files.js';
