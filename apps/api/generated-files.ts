/** Files that are made from the code: the GraphQL schema, the JSON Schemas for editors, the pages of metrics and licences. */
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { metricsPage } from '@bough/domain';
import { MAPPING_SCHEMA, OWNERS_SCHEMA, PLAN_SCHEMA, TREE_SCHEMA, WORKSPACE_SCHEMA } from '@bough/sources';
import { AppModule } from './app.module.js';
import type { AppParts } from './app-parts.js';
import { withPrices } from './price-table.js';
import { withRootFields } from './root-fields.js';
import { thirdPartyPage } from './third-party.js';

/** Path in the project, whose folder is given, to text. */
export async function generatedFiles(project: string): Promise<Map<string, string>> {
  const schema = await builtSchema();
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['apps/api/schema.graphql', `${printSchema(schema)}\n`],
    ['docs/metrics.md', metricsPage()],
    ['docs/graphql.md', withPrices(await withRootFields(schema, project), schema)],
    ['docs/third-party.md', await thirdPartyPage(project)],
    ['docs/schemas/mapping.schema.json', json(MAPPING_SCHEMA)],
    ['docs/schemas/owners.schema.json', json(OWNERS_SCHEMA)],
    ['docs/schemas/plan.schema.json', json(PLAN_SCHEMA)],
    ['docs/schemas/tree.schema.json', json(TREE_SCHEMA)],
    ['docs/schemas/workspace.schema.json', json(WORKSPACE_SCHEMA)],
  ]);
}

/** The schema needs no database: nothing is asked, so nothing stands behind the ports. */
async function builtSchema(): Promise<GraphQLSchema> {
  const nothing = { system: {} } as AppParts;
  const app = await NestFactory.create(AppModule.with(nothing), { logger: false });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  await app.close();
  return lexicographicSortSchema(schema);
}
