/** What the conversations of an event log know. */
import type { ImportSpec } from './import-spec.js';

/** The fields of conversations that the rows of a log give as they are; the others follow from the events. */
export const CASE_FIELDS = ['customer', 'topic', 'channel', 'journey_stage', 'assignee', 'version'] as const;

/** Fields of conversations that rows with one kind of event give. */
export const EVENT_FIELDS = { escalation_reason: 'escalate', rating: 'rate' } as const;

/** The fields that conversations of a log carry, by the names of mappings: those of its rows, and what its events tell. */
export function carriedByEvents({ fields, means = {}, reopened_by: reopenedBy }: ImportSpec): string[] {
  const kinds = new Set(Object.values(means));
  const tells: readonly (readonly [boolean, ...string[]])[] = [
    [kinds.has('human_reply') || kinds.has('bot_reply'), 'first_reply_at'],
    [kinds.has('human_reply'), 'first_human_reply_at', 'touches'],
    [kinds.has('bot_reply'), 'bot_took_part'],
    [kinds.has('bot_reply') && kinds.has('close'), 'resolved_by'],
    [kinds.has('close'), 'resolved_at'],
    [kinds.has('reopen') || reopenedBy !== undefined, 'reopen_count'],
    [kinds.has('escalate'), 'escalated', 'escalated_at'],
    [kinds.has('assign'), 'assigned_at'],
    [kinds.has('rate') && 'rating' in fields, 'rating', 'rated_at'],
  ];
  const told = tells.flatMap(([isTold, ...names]) => (isTold ? names : []));
  const given = [...CASE_FIELDS, ...Object.keys(EVENT_FIELDS)].filter((name) => name in fields);
  return [...new Set(['id', 'created_at', ...given, ...told])];
}
