import { Field, ObjectType } from '@nestjs/graphql';
import { EVENT_KINDS, eventsDuring, type Day, type EventKind, type Period, type WorkspaceEvent } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { wordEnum } from '../graphql/enums.js';
import { DateScalar } from '../graphql/scalars.js';

const EventKindEnum = wordEnum('EventKind', EVENT_KINDS);

@ObjectType('Event', { description: 'What happened on a day: an overlay on every series, not an explanation of it.' })
export class EventModel {
  @Field(() => DateScalar)
  date!: Day;
  @Field(() => EventKindEnum)
  kind!: EventKind;
  @Field()
  title!: string;
  @Field(() => [String], { description: 'Whom it concerned, such as plan/enterprise; empty: everybody.' })
  segments!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Where more is said about it.' })
  url!: string | null;
}

/** The events of a period in the order of their days; with `segment` only those that concern it. */
export function eventModels({ model }: Snapshot, period: Period, segment?: string): EventModel[] {
  return eventsDuring(model, period, segment).map(eventModel);
}

function eventModel({ day, ...event }: WorkspaceEvent): EventModel {
  return { ...event, date: day };
}
