/**
 * What runs in a thread of the workshop: the modules of the server on connections of its own, which listen to nobody. It does one piece of
 * work after the other, on the numbers that it is handed.
 */
import 'reflect-metadata';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ApolloDriver } from '@nestjs/apollo';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { HandedEngine } from '@bough/application';
import { isOwnOf, moveDatabase, openDatabase } from '@bough/persistence';
import { CsvTableFiles } from '@bough/sources';
import { AppModule } from './app.module.js';
import { PlainLogger } from './plain-logger.js';
import { partsOn } from './system.js';
import { choresOn } from './workshop/chores.js';
import { handError } from './workshop/handed-error.js';
import { operationsOn } from './workshop/operation.js';
import { Wait } from './workshop/wait.js';
import { tablesOn } from './workshop/table.js';
import type { HandedAnswer, HandedOrder, ThreadStart } from './workshop/work-thread.js';
import type { Works } from './workshop/workshop.js';

/** Lower than the thread that answers, and not so low that nothing is done on a busy machine. */
const PRIORITY = 5;
/** As many as one piece of work uses at once, with its lock, and one to hear whether the database is there. */
const CONNECTIONS = 5;
/** In milliseconds: a database that says nothing for longer than a few of these is taken to hang. */
const HEAR_EVERY = 2_000;

const port = parentPort!;
let opening: ReturnType<typeof open> | null = null;

/** A database that does not answer is tried again with the next piece of work. */
const opened = () =>
  (opening ??= open(workerData as ThreadStart & { databaseUrl: string }).catch((error: unknown) => {
    opening = null;
    throw error;
  }));

async function open({ dataDirectory, databaseUrl: url }: ThreadStart & { databaseUrl: string }) {
  const isOwn = dataDirectory === null ? {} : { isOwn: await isOwnOf(dataDirectory) };
  const source = await openDatabase({ url, poolSize: CONNECTIONS, ...isOwn });
  const engines: HandedEngine[] = [];
  const parts = partsOn(source, (ports) => (engines[0] = new HandedEngine(ports)));
  const app = await NestFactory.create(AppModule.with({ ...parts, isBehind: true }), {
    logger: new PlainLogger(),
    abortOnError: false,
  });
  await app.init();
  const { instance } = app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter;
  const { system, databaseTrouble } = parts;
  const works: Works = {
    ...choresOn(system, databaseTrouble),
    table: tablesOn(system, new CsvTableFiles()),
    operation: operationsOn(system, instance),
  };
  return { works, system, engine: engines[0]!, moveTo: (address: string) => moveDatabase(source, address) };
}

async function done({ name, asked, caller, wait, databaseUrl, numbers }: HandedOrder): Promise<HandedAnswer> {
  try {
    const { works, system, engine, moveTo } = await opened();
    moveTo(databaseUrl);
    if (numbers !== undefined) engine.take(numbers);
    // While a long statement runs, nothing else is heard from the database.
    const hearing = setInterval(() => void system.dataVersion().catch(() => undefined), HEAR_EVERY);
    return { answer: await works[name](asked as never, caller, Wait.from(wait)).finally(() => clearInterval(hearing)) };
  } catch (error) {
    return { error: handError(error) };
  }
}

/** On Linux a thread has a priority of its own; elsewhere it would be that of the whole process. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(PRIORITY);
  } catch {
    // Where it is not allowed, threads compete as equals.
  }
}

// Whoever brings work is told what is wrong. Only work gives way: whoever waits for the thread waits for its start, too.
void opened().then(giveWay, giveWay);
let last: Promise<void> = Promise.resolve();
port.on('message', (order: HandedOrder | null) => {
  if (order === null) void last.then(() => process.exit());
  else last = done(order).then(answer);
});

function answer(told: HandedAnswer): void {
  try {
    port.postMessage(told);
  } catch (error) {
    port.postMessage({ error: handError(error) }); // it was no plain data
  }
}
