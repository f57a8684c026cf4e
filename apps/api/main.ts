/** The server: `npm start` ends here. Everything that it is made of is chosen in this file and its neighbours. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Refusal } from '@bough/domain';
import { EmbeddedPostgresFailed } from '@bough/persistence';
import { fileTrouble } from '@bough/sources';
import { AppModule } from './app.module.js';
import type { AppParts } from './app-parts.js';
import { DueCheckService } from './due-check.service.js';
import { DetectionService } from './detection.service.js';
import { EngineService } from './engine.service.js';
import {
  corsOrigins,
  mayOpenDemo,
  openIdSettings,
  readServerEnvironment,
  THREAD,
  trustedProxies,
  WEB_CLIENT,
  type ServerEnvironment,
} from './environment.js';
import { requireFreePort, sayWhyNot } from './listen.js';
import { addDoors } from './http/doors.js';
import { readWebClient } from './http/web-client.js';
import { PlainLogger } from './plain-logger.js';
import { firstLink, loadDemoIfEmpty, loadDemoInterventionsIfNone, openSystem, type ServerParts } from './system.js';
import { welcome } from './welcome.js';
import { Threads } from './workshop/threads.js';
import { WorkThread } from './workshop/work-thread.js';

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const environment = readServerEnvironment();
  await requireFreePort(environment);
  let app: NestExpressApplication | null = null;
  const opening = openSystem(environment, say);
  let threads: Threads | null = null;
  const { stop, isStopping } = stopOnce(async () => {
    await threads?.close();
    await app?.close();
    await (await opening.catch(() => null))?.close();
  });
  const parts = await opening;
  const { system } = parts;
  try {
    await loadDemoIfEmpty(system, environment, say);
    await system.engine.refresh();
    if (environment.BOUGH_DEMO === 'on') await loadDemoInterventionsIfNone(system);
    const web = readWebClient(WEB_CLIENT);
    if (!web) say('The web client was not built, so the server offers its API alone; npm start builds it.');
    threads = threadsFor(environment, parts);
    app = await createApp({
      ...parts,
      ...(threads && { workshop: threads }),
      deadline: environment.BOUGH_DEADLINE_SECONDS,
      openId: openIdSettings(environment),
      web,
      trustedProxies: trustedProxies(environment),
      demoIsOpen: mayOpenDemo(environment),
      cpuPerMinute: environment.BOUGH_CPU_PER_MINUTE,
      corsOrigins: corsOrigins(environment),
    });
    await app.listen(environment.PORT, environment.HOST).catch(sayWhyNot(environment));
    threads?.warmUp();
    app.get(EngineService).start();
    app.get(DueCheckService).start(environment.BOUGH_CHECK_MINUTES);
    app.get(DetectionService).start(environment.BOUGH_DETECT_MINUTES, say);
    const isOpen = mayOpenDemo(environment) && (await system.demo()) === 'whole';
    say(welcome(await app.getUrl(), environment, await firstLink(system), isOpen));
  } catch (error) {
    if (isStopping()) return; // what was under way could not go on, and nobody waits for it
    await stop().catch(() => undefined);
    throw error;
  }
}

function threadsFor(environment: ServerEnvironment, { databaseUrl }: ServerParts): Threads | null {
  const { BOUGH_THREADS, DATABASE_URL, BOUGH_DATA_DIR } = environment;
  const dataDirectory = DATABASE_URL ? null : BOUGH_DATA_DIR;
  if (BOUGH_THREADS === 0) return null;
  return new Threads(BOUGH_THREADS, () => new WorkThread(THREAD, { dataDirectory }, databaseUrl));
}

async function createApp(parts: AppParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(parts), {
    logger: new PlainLogger(),
    abortOnError: false,
  });
  addDoors(app, parts);
  return app;
}

/** In milliseconds: a database that hangs is not waited for; the next start finds it as it is. */
const LONGEST_STOP = 8_000;

/** Signals end the server in order: requests, pool, database. A second signal does not wait. */
function stopOnce(close: () => Promise<void>) {
  let closing: Promise<void> | null = null;
  const stop = () => (closing ??= close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (closing) process.exit(1);
      setTimeout(() => {
        console.error(`Something did not end within ${LONGEST_STOP / 1000} seconds; the server ended without it.`);
        process.exit(1);
      }, LONGEST_STOP).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  return { stop, isStopping: () => closing !== null };
}

// Whoever read the output may have gone first; that is no reason to leave everything behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

main().catch((error: unknown) => {
  const isForPeople = error instanceof Refusal || error instanceof EmbeddedPostgresFailed;
  console.error(isForPeople ? error.message : (fileTrouble(error)?.message ?? error));
  process.exitCode = 1;
});
