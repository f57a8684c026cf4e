import { csvText, type CsvCell } from '@bough/domain';
import type { LinkedConversation } from './read-conversations.js';

const COLUMNS = [
  ...['source', 'id', 'link', 'customer', 'created_at', 'first_reply_at', 'resolved_at', 'rated_at', 'topic'],
  ...[
    'channel',
    'stage',
    'resolution_seconds',
    'handle_seconds',
    'touches',
    'reopen_count',
    'rating',
    'effort',
    'escalated',
  ],
];

/** Conversations for spreadsheets: instants in UTC, durations in seconds, an empty cell for what is not known. */
export function conversationsCsv(items: readonly LinkedConversation[]): string {
  return csvText(COLUMNS, items.map(rowOf));
}

function rowOf(each: LinkedConversation): CsvCell[] {
  const instants = [each.createdAt, each.firstReplyAt, each.resolvedAt, each.ratedAt].map((instant) =>
    instant === null ? null : new Date(instant).toISOString(),
  );
  return [
    ...[each.source, each.externalId, each.link, each.customer, ...instants, each.topic, each.channel, each.stage],
    ...[each.resolutionSeconds, each.handleSeconds, each.touches, each.reopenCount, each.rating, each.effort],
    each.escalated,
  ];
}
