/** Rows as conversations. The hottest code of an import: one object literal of a fixed shape per row. */
import type { Conversation } from '@bough/domain';
import type { FieldCompiler } from './field-compiler.js';
import { derivations } from './field-spec.js';
import type { Row } from './read-cell.js';
import { durationField, instantField, versionField } from './time-fields.js';

/** Fields that the mapping leaves out are `null`, or follow from others (see `derivations`). */
export function conversationReader(fields: FieldCompiler): (row: Row) => Conversation {
  const id = fields.required('id', fields.text('id'));
  const created = fields.required('created_at', instantField(fields, 'created_at'));
  const customer = fields.text('customer');
  const firstReply = instantField(fields, 'first_reply_at');
  const firstHumanReply = instantField(fields, 'first_human_reply_at');
  const resolved = instantField(fields, 'resolved_at');
  const reopenCount = fields.count('reopen_count');
  const touches = fields.count('touches');
  const handleSeconds = durationField(fields, 'handle_time');
  const escalated = fields.boolean('escalated');
  const escalatedAt = instantField(fields, 'escalated_at');
  const escalationReason = fields.text('escalation_reason');
  const topic = fields.text('topic');
  const channel = fields.text('channel');
  const journeyStage = fields.text('journey_stage');
  const assignee = fields.text('assignee');
  const rating = fields.number('rating');
  const rated = instantField(fields, 'rated_at');
  const effort = fields.number('effort');
  const resolvedBy = fields.oneOf('resolved_by', ['human', 'bot', 'nobody'] as const);
  const botTookPart = fields.boolean('bot_took_part');
  const version = versionField(fields, 'version');
  const { sameFirstReply, sameHumanReply, escalatedByTime } = derivations(fields.spec);

  return (row) => {
    const createdAt = created(row) ?? NaN;
    const humanReplyAt = firstHumanReply(row);
    const replyAt = sameFirstReply ? humanReplyAt : firstReply(row);
    const resolvedAt = resolved(row);
    const escalationAt = escalatedAt(row);
    const stars = rating(row);
    const answer = effort(row);
    const ratedAt = rated(row);
    return {
      externalId: id(row) ?? '',
      customerExternalId: customer(row),
      createdAt,
      firstReplyAt: replyAt,
      firstHumanReplyAt: sameHumanReply ? replyAt : humanReplyAt,
      resolvedAt,
      reopenCount: reopenCount(row),
      touches: touches(row),
      handleSeconds: handleSeconds(row),
      escalated: escalatedByTime ? escalationAt !== null : escalated(row),
      escalatedAt: escalationAt,
      escalationReason: escalationReason(row),
      topic: topic(row),
      channel: channel(row),
      journeyStage: journeyStage(row),
      assignee: assignee(row),
      rating: stars,
      ratedAt: ratedAt !== null || (stars === null && answer === null) ? ratedAt : (resolvedAt ?? createdAt),
      effort: answer,
      resolvedBy: resolvedBy(row),
      botTookPart: botTookPart(row),
      version: version(row),
    };
  };
}
