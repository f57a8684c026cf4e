import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { SessionView } from '@bough/application';
import { uuidId } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';

@ObjectType('Session', { description: 'A browser in which you have signed in.' })
export class SessionModel {
  @Field(() => ID)
  id!: string;
  @Field(() => String, { nullable: true, description: 'Firefox on Linux, as it calls itself. Null: not known.' })
  device!: string | null;
  @Field(() => DateTimeScalar)
  createdAt!: Date;
  @Field(() => DateTimeScalar, { description: 'To the minute.' })
  lastSeenAt!: Date;
  @Field({ description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;
}

@ObjectType('SessionPayload')
export class SessionPayload {
  @Field(() => ID, { description: 'Of the session that has ended.' })
  ended!: string;
}

/** A session as a model. */
export function sessionModel({ id, ...session }: SessionView): SessionModel {
  return { ...session, id: uuidId('ses', id) };
}
