/** The API as it runs, on a database of a test's own: the real modules, stores and engine, over HTTP. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { clockFrom, Engine, systemOn, type Stores, type System, type UseCases } from '@bough/application';
import { databaseTrouble, storesOn } from '@bough/persistence';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Caller, Workspace } from '@bough/domain';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { DEMO_MARKS } from '../../libs/persistence/workspace/workspace.sql.js';
import { AppModule } from '../../apps/api/app.module.js';
import { RequestContext } from '../../apps/api/graphql/context.js';
import { addDoors } from '../../apps/api/http/doors.js';
import { readWebClient } from '../../apps/api/http/web-client.js';
import { graphqlClient, type GraphqlClient } from './graphql-client.js';
import { OPERATOR } from './builders.js';
import { invited, tokenFor } from './sign-in-builders.js';
import { createDemoDatabase, createWholeDemoDatabase } from './demo-database.js';
import { createTestDatabase, type TestDatabase } from './template-database.js';

export interface TestApp extends Stores, GraphqlClient {
  readonly system: System;
  readonly engine: System['engine'];
  readonly url: string;
  /** Where its PostgreSQL is. */
  readonly databaseUrl: string;
  /** The credentials that queries go with: those of an admin, unless the demo was asked for. */
  readonly headers: Record<string, string>;
  /** The same API, asked by Olga, who becomes an admin. */
  admin(): Promise<GraphqlClient>;
  readonly schema: GraphQLSchema;
  /** Runs an operation for somebody as it stands: the limits of HTTP on tokens and depth do not hold. Errors are what was thrown. */
  run(operation: string, caller: Caller): Promise<ExecutionResult<any>>;
  /** SQL statements that the process sends to any database while `work` runs. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
  apply(workspace: Workspace): Promise<void>;
  /** The use cases of whoever has the machine. */
  readonly operator: UseCases;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Loads and adds up the demo; `whole`: with its interventions and findings. */
  readonly demo?: boolean | 'whole';
  /** Puts something else in the place of stores, such as one that fails. */
  readonly replace?: (stores: Stores) => Partial<Stores>;
  /** A database that is there already and stays; left out: one of its own. */
  readonly on?: TestDatabase;
  /** What day it is for the resident numbers; the clock goes on. */
  readonly today?: () => number;
  /** The folder of a built web client; left out: none was built. */
  readonly web?: string;
  readonly corsOrigins?: readonly string[];
  /** Left out: nothing is limited. */
  readonly cpuPerMinute?: number;
}

export async function startTestApp({
  demo = false,
  replace,
  today,
  on,
  web,
  corsOrigins,
  cpuPerMinute,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = on ?? (await createDatabase(demo));
  const source = await openDatabase({ url: database.url });
  const own = storesOn(source);
  const stores = { ...own, ...replace?.(own) };
  const clock = clockFrom(Date.now);
  // The resident numbers come from the stores as they are: what is replaced fails when it is asked.
  const engine = new Engine({ ...own, today: today ?? clock.today });
  const system = systemOn({ stores, clock, newId: randomUUID, engine });
  const operator = system.as(OPERATOR);
  await system.engine.refresh();
  const parts = {
    system,
    databaseTrouble,
    corsOrigins,
    cpuPerMinute,
    web: web === undefined ? null : readWebClient(web),
  };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(parts), { logger: false });
  addDoors(app, parts);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const { schema } = app.get(GraphQLSchemaHost);
  // The demo may be read by anybody on this machine; everything else is asked by an admin.
  const headers: Record<string, string> = demo
    ? {}
    : { authorization: `Bearer ${await tokenFor(stores, await invited(stores, 'admin'))}` };
  return {
    ...stores,
    ...graphqlClient(url, headers),
    system,
    engine: system.engine,
    operator,
    url,
    databaseUrl: database.url,
    headers,
    admin: async () =>
      graphqlClient(url, { authorization: `Bearer ${await tokenFor(stores, await invited(stores, 'admin', 'olga'))}` }),
    schema,
    run: async (operation, caller) =>
      execute({ schema, document: parse(operation), contextValue: new RequestContext(system.as(caller)) }),
    countStatements,
    apply: async (workspace) => {
      const november = system.at(clockFrom(() => Date.UTC(2026, 10, 1)));
      await november.as(OPERATOR).workspace.apply(workspace);
      await system.engine.refresh();
    },
    close: async () => {
      await app.close();
      await source.destroy();
      if (!on) await database.drop();
    },
  };
}

function createDatabase(demo: TestAppOptions['demo']): Promise<TestDatabase> {
  return demo === 'whole' ? createWholeDemoDatabase() : demo ? createDemoDatabase() : createTestDatabase();
}

/** Everything that goes to PostgreSQL goes through here, whoever sends it. Whether the demo is open is asked once a second, beside the work. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { query } = Client.prototype;
  let count = 0;
  Client.prototype.query = function (this: Client, ...given: never[]) {
    if ((given as unknown[])[0] !== DEMO_MARKS) count++;
    return query.apply(this, given as never);
  } as typeof query;
  await work().finally(() => (Client.prototype.query = query));
  return count;
}
