/** The words of findings as GraphQL enums; the values inside are those of the domain. */
import { FINDING_GROUPS, FINDING_SORTS } from '@bough/application';
import {
  DISMISS_REASONS,
  FINDING_EVENTS,
  FINDING_KINDS,
  FINDING_MOVES,
  FINDING_STATUSES,
  ROUTING_CAUSES,
  SEVERITIES,
  WORK_REASONS,
} from '@bough/domain';
import { wordEnum } from '../graphql/enums.js';

export const FindingStatusEnum = wordEnum('FindingStatus', FINDING_STATUSES);
export const FindingKindEnum = wordEnum('FindingKind', FINDING_KINDS);
export const FindingSortEnum = wordEnum('FindingSort', FINDING_SORTS, {
  SEVERITY: 'The most severe first.',
  DUE: 'The next deadline first; what needs no acknowledgement last.',
  MONEY: 'The most money first; what no money can be told of last.',
  LAST_SEEN: 'What the data showed last first.',
});
export const FindingGroupEnum = wordEnum('FindingGroup', FINDING_GROUPS, {
  PERSON: 'Who has it, or is to take it.',
});
export const FindingMoveEnum = wordEnum('FindingMove', FINDING_MOVES);
export const FindingEventEnum = wordEnum('FindingEventKind', FINDING_EVENTS);
export const SeverityEnum = wordEnum('Severity', SEVERITIES, 'By whom and what it touches, the worst first.');
export const DismissReasonEnum = wordEnum('DismissReason', DISMISS_REASONS);
export const ResolutionEnum = wordEnum('Resolution', ['fixed', 'recovered'], {
  FIXED: 'Somebody says so.',
  RECOVERED: 'It was not seen any more.',
});
export const RoutingCauseEnum = wordEnum('RoutingCause', ROUTING_CAUSES, 'Why a finding landed where it did.');
export const WorkReasonEnum = wordEnum('WorkReason', WORK_REASONS, {
  TO_DECIDE: 'Taken, and neither begun nor closed.',
  TO_VERIFY: 'Resolved; the numbers are to show it.',
  TO_START: 'A bet of yours whose launch has passed without a start.',
  UNROUTED: 'It landed on nobody; for admins.',
  GAP: 'A node below one of yours that nobody answers for.',
  COPY: 'Somebody else is to act; you are told.',
});
