import { Field, ObjectType } from '@nestjs/graphql';
import type { Versions } from '@bough/application';

@ObjectType('Versions', {
  description: 'What answers depend on: each is another text after a change. GET /events sends them when they change.',
})
export class VersionsModel implements Versions {
  @Field({ description: 'Of the workspace: tree, metrics, standards, events.' })
  workspace!: string;
  @Field({ description: 'Of the numbers; it changes with the day, too.' })
  data!: string;
  @Field({ description: 'Of people, teams, assignments and delegations.' })
  ownership!: string;
  @Field()
  findings!: string;
  @Field({ description: 'Of interventions and their assessments.' })
  interventions!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Of the web client: a page of another build loads itself again. Null: it was not built.',
  })
  build!: string | null;
}
