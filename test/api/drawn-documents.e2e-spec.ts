import { Logger } from '@nestjs/common';
import { parse, specifiedRules, validate } from 'graphql';
import { DEMO_VISITOR } from '@bough/domain';
import { COST_LIMIT } from '../../apps/api/graphql/cost/cost-limit.js';
import { sizesBehind } from '../../apps/api/graphql/cost/sizes.js';
import { RequestContext } from '../../apps/api/graphql/context.js';
import { depthLimit } from '../../apps/api/graphql/depth-limit.js';
import { listNesting } from '../../apps/api/graphql/list-nesting.js';
import { askedWorldOf } from '../support/asked-world.js';
import { collectGarbage, Meter, type Consumption } from '../support/consumption.js';
import { graphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import { howLarge, howMany, testSeed } from '../support/how-much.js';
import { slowness } from '../support/slowness.js';
import { priceOf } from '../support/priced-world.js';
import { DocumentDraw, type DrawnDocument } from '../support/random-documents.js';
import type { DrawnWorld } from '../support/random-values.js';
import { cookieFor, invited, pageHeaders } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Valid documents drawn from the schema, on the demo with its interventions and findings, over HTTP: none takes more than its limit of CPU, of
 * this process (server, client and all) and of the database together, or adds much memory; none is a defect; what is refused says why.
 */
const DOCUMENTS = 50;
const MOST_CPU = 2_000;
/** What is taken, of the server and the database, may be so many times the estimate; of little nobody can say how much it was. */
/** What is taken may be so many times the estimate, of at least so many milliseconds. A part tells what is priced wrongly, and not by how much. */
const [FACTOR, LEAST] = [howLarge(4, 2.5), 150];
const MOST_MEMORY = 100;
const LIMIT = COST_LIMIT / 1000;
/** Parts of the limit, with how many of twenty documents are drawn to cost so much; the rest costs what chance wants. */
const BANDS = [
  { least: 0.5, most: 1, of20: 4 },
  { least: 0.1, most: 0.5, of20: 4 },
] as const;

const SILENT = { log: () => undefined, warn: () => undefined };
/** Of defects: what the log says of them. */
const logged: string[] = [];
let app: TestApp;
let admin: GraphqlClient;
let meter: Meter;
let draw: DocumentDraw;
beforeAll(async () => {
  app = await startTestApp({ demo: 'whole' });
  Logger.overrideLogger({ ...SILENT, error: (message: string) => void logged.push(message) });
  const cookie = await cookieFor(app, await invited(app, 'admin', 'olga'));
  admin = graphqlClient(app.url, await pageHeaders(app.url, cookie));
  meter = await Meter.on(app.databaseUrl);
  draw = new DocumentDraw(app.schema, await drawnWorld(), testSeed());
}, 240_000);
afterAll(async () => {
  await meter?.close();
  await app?.close();
});

async function drawnWorld(): Promise<DrawnWorld> {
  const caller = { principal: DEMO_VISITOR, requestId: 'test' };
  const world = await askedWorldOf(app, caller);
  const { tree, people, dimensions } =
    await app.query(`{ tree { slice(maxDepth: 12, first: 2000) { nodes { key templateKey } } }
    people { key } dimensions { nodes { segments(first: 200) { nodes { key } } } } }`);
  const { range } = app.engine.current!.state;
  return {
    ...world,
    nodeKeys: tree.slice.nodes.map(({ key }: { key: string }) => key),
    templateKeys: [...new Set<string>(tree.slice.nodes.flatMap(({ templateKey }: any) => templateKey ?? []))],
    segmentKeys: dimensions.nodes.flatMap((each: any) => each.segments.nodes.map(({ key }: any) => key)),
    people: people.map(({ key }: { key: string }) => key),
    days: range!,
  };
}

function costOf({ query, variables }: DrawnDocument): number {
  const sizes = sizesBehind(new RequestContext(app.operator));
  return priceOf(app.schema, parse(query), sizes, variables as Record<string, unknown>).microseconds / 1000;
}

function drawn(index: number): DrawnDocument {
  const lot = index % 20;
  const [dear, middle] = BANDS;
  const band = lot < dear.of20 ? dear : lot < dear.of20 + middle.of20 ? middle : null;
  return (band && draw.within(band.least * LIMIT, band.most * LIMIT, costOf)) ?? draw.any();
}

/** A document and what became of it, in milliseconds and megabytes. */
interface Seen extends Consumption {
  readonly cost: number;
  readonly codes: readonly unknown[];
  readonly document: DrawnDocument;
}

async function run(document: DrawnDocument): Promise<Seen> {
  const { value, ...taken } = await meter.measure(() => admin.ask(document.query, { ...document.variables }));
  const codes = (value.errors ?? []).map(({ extensions }) => extensions?.code);
  return { ...taken, cost: costOf(document), codes, document };
}

/** What must not be said of a document. */
function faultsOf({ own, database, memory, cost, codes, document }: Seen, slow = 1): string[] {
  const faults = validate(app.schema, parse(document.query), [...specifiedRules, depthLimit, listNesting]).map(({ message }) => message); // prettier-ignore
  if (codes.some((code) => code === undefined || code === 'INTERNAL_SERVER_ERROR')) faults.push(`a defect: ${logged.splice(0).join('\n')}`); // prettier-ignore
  if (own > slow * MOST_CPU) faults.push(`${own} ms of CPU`);
  if (own + database > slow * FACTOR * Math.max(cost, LEAST)) faults.push(`${own} + ${database} ms of CPU, estimated at ${cost} ms`); // prettier-ignore
  if (memory > MOST_MEMORY) faults.push(`${memory} MB`);
  return faults;
}

/** How many documents were estimated at what, and what they took at most. */
function distributionOf(seen: readonly Seen[]): string {
  const edges = [0, 10, 100, 200, 1000, 2000, Infinity];
  const lines = edges.slice(0, -1).map((from, index) => {
    const own = seen.filter(({ cost }) => cost >= from && cost < edges[index + 1]!);
    const most = (of: (each: Seen) => number) => Math.round(Math.max(0, ...own.map(of)));
    return `${from} to ${edges[index + 1]} ms: ${own.length} documents, at most ${most((each) => each.own)} ms of the server, ${most((each) => each.database)} ms of the database, ${most(({ memory }) => memory)} MB`; // prettier-ignore
  });
  return `estimated at\n${lines.join('\n')}`;
}

it('documents drawn from the schema are valid, take no more than they may, and are no defect', async () => {
  const faults: unknown[] = [];
  const seen: Seen[] = [];
  const count = howMany(DOCUMENTS, 50_000);
  for (let index = 0; index < count; index++) {
    const document = drawn(index);
    let found = await run(document);
    // What others have left behind, or a machine that is busy, is not the document's; nothing of it is kept in other periods.
    if (faultsOf(found).length > 0) {
      collectGarbage();
      found = await run(document);
    }
    if (faultsOf(found).length > 0) for (const fault of faultsOf(found, slowness())) faults.push([fault, document]);
    seen.push(found);
  }
  console.log(distributionOf(seen));
  expect(faults).toEqual([]);
  expect(seen.filter(({ cost }) => cost >= LIMIT / 2 && cost <= LIMIT).length).toBeGreaterThan(count / 6);
}, 36_000_000);
