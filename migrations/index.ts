/** Every migration, oldest first. */
import { FactsToRollups1763900000001 } from './0001-facts-to-rollups.js';
import { PeopleAndOwnership1764000000002 } from './0002-people-and-ownership.js';
import { AccessAndAudit1764000000003 } from './0003-access-and-audit.js';
import { Findings1764000000004 } from './0004-findings.js';
import { Interventions1764000000005 } from './0005-interventions.js';
import { BusinessTime1764000000006 } from './0006-business-time.js';
import { LaunchesAndLocks1764000000007 } from './0007-launches-and-locks.js';
import { VerdictsThatReturn1764000000008 } from './0008-verdicts-that-return.js';
import { CancelledOn1764000000009 } from './0009-cancelled-on.js';
import { AssignedAt1764000000010 } from './0010-assigned-at.js';
import { PartsOfAWhole1764000000011 } from './0011-parts-of-a-whole.js';
import { Removals1764000000012 } from './0012-removals.js';
import { DaysWithoutTime1764000000013 } from './0013-days-without-time.js';
import { LimitsAndMeans1764000000014 } from './0014-limits-and-means.js';
import { ConversationAttributes1764000000015 } from './0015-conversation-attributes.js';
import { SessionDevice1764000000017 } from './0017-session-device.js';
import { FindingSeen1764000000018 } from './0018-finding-seen.js';
import { Thousandths1764000000019 } from './0019-thousandths.js';
import { DemoMark1764000000020 } from './0020-demo-mark.js';
import { DirtyDays1764000000021 } from './0021-dirty-days.js';
import { SourceCursors1764000000040 } from './0040-source-cursors.js';
import { AgentNames1764000000041 } from './0041-agent-names.js';
import { PartialImports1764000000042 } from './0042-partial-imports.js';

export const MIGRATIONS = [
  FactsToRollups1763900000001,
  PeopleAndOwnership1764000000002,
  AccessAndAudit1764000000003,
  Findings1764000000004,
  Interventions1764000000005,
  BusinessTime1764000000006,
  LaunchesAndLocks1764000000007,
  VerdictsThatReturn1764000000008,
  CancelledOn1764000000009,
  AssignedAt1764000000010,
  PartsOfAWhole1764000000011,
  Removals1764000000012,
  DaysWithoutTime1764000000013,
  LimitsAndMeans1764000000014,
  ConversationAttributes1764000000015,
  SessionDevice1764000000017,
  FindingSeen1764000000018,
  Thousandths1764000000019,
  DemoMark1764000000020,
  DirtyDays1764000000021,
  SourceCursors1764000000040,
  AgentNames1764000000041,
  PartialImports1764000000042,
];
