/** Every row class, which is all that TypeORM knows about the tables. A test proves that the rows and the migrations agree. */
import { AccountRow } from './access/account.row.js';
import { AccountIdentityRow } from './access/account-identity.row.js';
import { AccountPasswordRow } from './access/account-password.row.js';
import { ApiTokenRow } from './access/api-token.row.js';
import { AuditEventRow } from './access/audit-event.row.js';
import { SessionRow } from './access/session.row.js';
import { SignInLinkRow } from './access/sign-in-link.row.js';
import { SignInTryRow } from './access/sign-in-try.row.js';
import { CarriedFieldRow } from './facts/carried-field.row.js';
import { RemovalRow } from './facts/removal.row.js';
import { ConversationRow } from './facts/conversation.row.js';
import { CostPoolRow } from './facts/cost-pool.row.js';
import { CustomerAttributeRow } from './facts/customer-attribute.row.js';
import { CustomerRow } from './facts/customer.row.js';
import { ImportBatchRow } from './facts/import-batch.row.js';
import { ImportRejectRow } from './facts/import-reject.row.js';
import { ImportRunRow } from './facts/import-run.row.js';
import { ReadingRow } from './facts/reading.row.js';
import { SourceCursorRow } from './facts/source-cursor.row.js';
import { CellRow } from './segments/cell.row.js';
import { CustomerCellRow } from './segments/customer-cell.row.js';
import { BusinessSpanRow } from './rollups/business-span.row.js';
import { RollupCellRow } from './rollups/rollup-cell.row.js';
import { RollupDayRow } from './rollups/rollup-day.row.js';
import { RollupDirtyRow } from './rollups/rollup-dirty.row.js';
import { RollupHistogramRow } from './rollups/rollup-histogram.row.js';
import { RollupLimitRow } from './rollups/rollup-limit.row.js';
import { RollupStateRow } from './rollups/rollup-state.row.js';
import { RollupWithinRow } from './rollups/rollup-within.row.js';
import { TopicStandardRow } from './rollups/topic-standard.row.js';
import { WorkspaceVersionRow } from './workspace/workspace-version.row.js';
import { DelegationRow } from './ownership/delegation.row.js';
import { OwnershipChangeRow } from './ownership/ownership-change.row.js';
import { PersonRow } from './ownership/person.row.js';
import { RaciAssignmentRow } from './ownership/raci-assignment.row.js';
import { TeamMemberRow, TeamRow } from './ownership/team.row.js';
import { DetectionRunRow } from './findings/detection-run.row.js';
import { FindingEventRow } from './findings/finding-event.row.js';
import { FindingSeenRow } from './findings/finding-seen.row.js';
import { FindingSightingRow } from './findings/finding-sighting.row.js';
import { FindingRow } from './findings/finding.row.js';
import { AssessmentRow } from './interventions/assessment.row.js';
import { InterventionRow } from './interventions/intervention.row.js';
import { PlanRevisionRow } from './interventions/plan-revision.row.js';
import { SignOffRow } from './interventions/sign-off.row.js';

export const ROWS: (new () => object)[] = [
  DetectionRunRow,
  FindingEventRow,
  FindingSeenRow,
  FindingSightingRow,
  FindingRow,
  SignOffRow,
  AssessmentRow,
  PlanRevisionRow,
  InterventionRow,
  AccountIdentityRow,
  AccountPasswordRow,
  ApiTokenRow,
  AuditEventRow,
  SessionRow,
  SignInLinkRow,
  SignInTryRow,
  AccountRow,
  CarriedFieldRow,
  RemovalRow,
  ConversationRow,
  CostPoolRow,
  CustomerAttributeRow,
  CustomerRow,
  ImportBatchRow,
  ImportRejectRow,
  ImportRunRow,
  ReadingRow,
  SourceCursorRow,
  CellRow,
  CustomerCellRow,
  BusinessSpanRow,
  RollupCellRow,
  RollupDayRow,
  RollupDirtyRow,
  RollupHistogramRow,
  RollupLimitRow,
  RollupStateRow,
  RollupWithinRow,
  TopicStandardRow,
  WorkspaceVersionRow,
  DelegationRow,
  RaciAssignmentRow,
  OwnershipChangeRow,
  TeamMemberRow,
  TeamRow,
  PersonRow,
];
