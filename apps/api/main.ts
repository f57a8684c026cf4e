/** The server: `npm start` ends here. Everything that it is made of is chosen in this file and its neighbours. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Refusal } from '@bough/domain';
import { EmbeddedPostgresFailed } from '@bough/persistence';
import { AppModule } from './app.module.js';
import { EngineService } from './engine.service.js';
import { readEnvironment, type Environment } from './environment.js';
import { requireFreePort, sayWhyNot } from './listen.js';
import { FIRST_QUERY } from './graphql/first-query.js';
import { addGraphiql } from './graphql/graphiql.js';
import { PlainLogger } from './plain-logger.js';
import { loadDemoIfEmpty, openSystem, type ServerSystem } from './system.js';

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const environment = readEnvironment();
  await requireFreePort(environment);
  const system = await openSystem(environment, say);
  let app: NestExpressApplication | null = null;
  const stop = stopOnce(async () => {
    await app?.close();
    await system.close();
  });
  try {
    await loadDemoIfEmpty(system, environment, say);
    await system.engine.refresh();
    app = await createApp(system);
    await app.listen(environment.PORT, environment.HOST).catch(sayWhyNot(environment));
    app.get(EngineService).start();
    say(welcome(await app.getUrl(), environment));
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function createApp(system: ServerSystem): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(system), {
    logger: new PlainLogger(),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  addGraphiql(app);
  return app;
}

/** Signals end the server in order: requests, pool, database. A second signal does not wait. */
function stopOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const stop = () => (closing ??= close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (closing) process.exit(1);
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  return stop;
}

function welcome(url: string, { BOUGH_DATA_DIR, DATABASE_URL }: Environment): string {
  const address = url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
  return `
Bough is at ${address}/graphql  (open it in a browser for GraphiQL)
The data is in ${DATABASE_URL ? 'the database of DATABASE_URL' : BOUGH_DATA_DIR}

A first query to paste:

${FIRST_QUERY}

What to try next:
  npx bough tree show --period 2026-08        the same tree in the terminal
  npx bough scorecard --dimension industry    segments side by side
  npx bough --help                            your own workspace and files
Stop with Ctrl-C.
`;
}

main().catch((error: unknown) => {
  const isForPeople = error instanceof Refusal || error instanceof EmbeddedPostgresFailed;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
});
