/**
 * The example on the public files: what its workspace and its mapping make of them equals figures that were computed from
 * the files by plain scripts without Bough.
 */
import { segmenter, timeZone, type Conversation, type Customer } from '@bough/domain';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FilePart } from '../files/fact-reading.js';
import { readFacts } from '../files/read-facts.js';
import { readMapping } from '../mapping/mapping.js';
import { readWorkspace } from './read-workspace.js';
import { describeWhere } from '../../../test/support/describe-where.js';

const EXAMPLE = join(__dirname, '../../../examples/ravenstack');
const DATA = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data', 'ravenstack_saas');

/** accounts, tickets, mean and median resolution in hours, mean and median first response in minutes, ratings, mean rating, escalated */
type Figures = readonly [number, number, number, number, number, number, number, number, number];

// REFERENCE.md of the sample data, "ravenstack_saas": by plan_tier, by industry, by arr_bucket.
const REFERENCE: Readonly<Record<string, Readonly<Record<string, Figures>>>> = {
  plan_tier: {
    basic: [168, 630, 35.5603, 34.5, 87.2254, 86.5, 366, 4.0437, 23],
    enterprise: [154, 639, 36.9311, 38, 89.0829, 88, 380, 3.9816, 30],
    pro: [178, 731, 35.1847, 34, 89.0342, 89, 429, 3.9277, 42],
  },
  industry: {
    cybersecurity: [100, 394, 35.1345, 34, 87.8426, 88.5, 236, 3.9661, 25],
    devtools: [113, 425, 34.96, 33, 87.1388, 80, 246, 3.9593, 20],
    edtech: [79, 316, 36.5316, 35.5, 87.5443, 91, 184, 4.0109, 17],
    fintech: [112, 457, 36.1335, 36, 88.3479, 88, 267, 4.0187, 19],
    healthtech: [96, 408, 36.6765, 37, 91.3652, 93, 242, 3.9545, 14],
  },
  arr_band: {
    under_50k: [35, 141, 32.6028, 29, 85.0496, 82, 86, 4.0349, 7],
    from_50k: [139, 555, 36.3568, 36, 90.0234, 88, 324, 4.0247, 29],
    from_150k: [326, 1304, 36.0023, 36, 88.194, 88, 765, 3.9569, 59],
  },
};

/** Ratings of 4 or 5, counted from the files by a plain script; the example's README quotes the shares. */
const SATISFIED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  plan_tier: { basic: 257, enterprise: 256, pro: 266 },
  industry: { cybersecurity: 154, devtools: 162, edtech: 124, fintech: 183, healthtech: 156 },
  arr_band: { under_50k: 56, from_50k: 222, from_150k: 501 },
};

const { workspace, problems } = readWorkspace(readFileSync(join(EXAMPLE, 'workspace.yml'), 'utf8'), 'workspace.yml');
const mapping = readMapping(readFileSync(join(EXAMPLE, 'mapping.yml'), 'utf8'), 'mapping.yml');

describeWhere(existsSync(DATA), 'no public RavenStack files', 'examples/ravenstack on the public files', () => {
  let accounts: readonly Customer[];
  let tickets: readonly Conversation[];
  let batches: readonly FilePart[];

  beforeAll(async () => {
    batches = await everyBatch();
    accounts = joined(factsOf<Customer>('customers'));
    tickets = factsOf<Conversation>('conversations');
  });

  const factsOf = <T>(kind: string) =>
    batches.filter((batch) => batch.kind === kind).flatMap(({ facts }) => facts as T[]);

  it('reads every row; 36 first replies come after the resolution', () => {
    expect([problems, mapping.problems]).toEqual([[], []]);
    expect(batches.map(({ kind, rowsRead, facts, rejects }) => [kind, rowsRead, facts.length, rejects.length])).toEqual(
      [
        ['customers', 500, 500, 0],
        ['customers', 5000, 500, 0],
        ['conversations', 2000, 2000, 0],
      ],
    );
    const warnings = batches.flatMap((batch) => batch.warnings);
    expect(warnings).toHaveLength(36);
    expect(warnings.every((row) => row.problems.every(({ code }) => code === 'REPLY_AFTER_RESOLVED'))).toBe(true);
  });

  it('adds up the ARR of all open subscriptions: 121,915,296 dollars', () => {
    expect(accounts).toHaveLength(500);
    expect(accounts.reduce((sum, { attributes }) => sum + Number(attributes.arr), 0)).toBe(121_915_296);
  });

  it('has the overall figures of the reference', () => {
    const hours = tickets.map(resolutionHours);
    const minutes = tickets.map(responseMinutes);
    expect([mean(hours), quantile(hours, 0.5), quantile(hours, 0.9)].map(rounded)).toEqual([35.861, 35, 65]);
    expect([mean(minutes), quantile(minutes, 0.5), quantile(minutes, 0.9)].map(rounded)).toEqual([88.48, 88, 160.1]);
    const ratings = tickets.flatMap(({ rating }) => rating ?? []);
    expect([3, 4, 5].map((stars) => ratings.filter((rating) => rating === stars).length)).toEqual([396, 405, 374]);
    expect([ratings.length, mean(ratings).toFixed(6)]).toEqual([1175, '3.981277']);
    expect(tickets.filter(({ escalated }) => escalated).length).toBe(95);
  });

  it.each(Object.keys(REFERENCE))('has the figures of the reference for each %s', (key) => {
    const dimension = workspace!.dimensions.find((candidate) => candidate.key === key)!;
    const segmentOf = segmenter(dimension);
    const segments = new Map(accounts.map((a) => [a.externalId, segmentOf(a.attributes[dimension.attribute] ?? null)]));
    const ticketsOf = (segment: string) => tickets.filter((t) => segments.get(t.customerExternalId!) === segment);
    const found = dimension.segments.map(({ key: segment }) => {
      const count = [...segments.values()].filter((other) => other === segment).length;
      return [segment, [count, ...figures(ticketsOf(segment))]];
    });
    expect(Object.fromEntries(found)).toEqual(REFERENCE[key]);
    const satisfied = dimension.segments.map(({ key: segment }) => [
      segment,
      ticketsOf(segment).filter(isSatisfied).length,
    ]);
    expect(Object.fromEntries(satisfied)).toEqual(SATISFIED[key]);
  });
});

async function everyBatch(): Promise<FilePart[]> {
  const batches: FilePart[] = [];
  const options = { timeZone: timeZone(workspace!.timeZone), rowsPerPart: 20_000 };
  for (const spec of mapping.mapping!.imports)
    for await (const batch of readFacts(spec, join(DATA, spec.file), options)) batches.push(batch);
  return batches;
}

/** What several files say about one account, in one. */
function joined(statements: readonly Customer[]): Customer[] {
  const accounts = new Map<string, Customer>();
  for (const next of statements) {
    const before = accounts.get(next.externalId);
    const attributes = { ...before?.attributes, ...next.attributes };
    accounts.set(next.externalId, { ...(before ?? next), attributes });
  }
  return [...accounts.values()];
}

function figures(tickets: readonly Conversation[]): number[] {
  const hours = tickets.map(resolutionHours);
  const minutes = tickets.map(responseMinutes);
  const ratings = tickets.flatMap(({ rating }) => rating ?? []);
  const times = [mean(hours), quantile(hours, 0.5), mean(minutes), quantile(minutes, 0.5)].map(rounded);
  const escalated = tickets.filter((ticket) => ticket.escalated).length;
  return [tickets.length, ...times, ratings.length, rounded(mean(ratings)), escalated];
}

const resolutionHours = ({ createdAt, resolvedAt }: Conversation) => (resolvedAt! - createdAt) / 3_600_000;
const responseMinutes = ({ createdAt, firstHumanReplyAt }: Conversation) => (firstHumanReplyAt! - createdAt) / 60_000;
const isSatisfied = ({ rating }: Conversation) => rating !== null && rating >= 4;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The reference has four digits. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** Linear between order statistics, as the reference has it. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}
