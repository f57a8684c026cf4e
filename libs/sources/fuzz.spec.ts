/**
 * Hostile files of every kind, ten thousand in the soak: none crashes or hangs a reader, each message has its place and is one for people,
 * and what is accepted keeps the rules of what may be in the system, which are said here a second time.
 */
import { slowness } from '../../test/support/slowness.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileImport, ImportSummary } from '@bough/application';
import type { Ownership, Problem } from '@bough/domain';
import { howMany, testSeed } from '../../test/support/how-much.js';
import { workspace } from '../../test/support/builders.js';
import { hostileFile, type HostileKind } from '../../test/support/hostile-files.js';
import {
  forPeople,
  isPlain,
  keepsTheRules,
  placed,
  refusesOrGives,
  soundFact,
} from '../../test/support/hostile-oracles.js';
import { SOUND_FILES } from '../../test/support/sound-files.js';
import {
  importMapping,
  readArms,
  readInitiatives,
  readMapping,
  readOwners,
  readOwnerSections,
  readPlanFile,
  readTree,
  readWholeFile,
  readWorkspace,
  UnreadableFile,
  wishOfPlan,
  MappingDoesNotFit,
  type Mapping,
} from './index.js';

/** Cases of a kind; with twelve kinds, ten thousand in the soak. */
const CASES = { part: 12, whole: 840 };
/** In milliseconds of the processor: no file here has more than a few kilobytes. */
const LONGEST = 2000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bough-hostile-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const OWNERSHIP: Ownership = { version: 1, people: [], teams: [], assignments: [], delegations: [] };
const SOUND = readWorkspace(SOUND_FILES.workspace, 'sound.yml');
const MAPPING = readMapping(SOUND_FILES.mapping, 'mapping.yml');

it('are made of sound files', async () => {
  expect(SOUND.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(MAPPING.problems).toEqual([]);
  expect(readPlanFile(SOUND_FILES.plan).problems).toEqual([]);
  for (const kind of ['tickets', 'customers', 'nps', 'costs', 'log'] as const) {
    const told = await bring(MAPPING.mapping!, { [kind]: Buffer.from(SOUND_FILES[kind]) }, kind);
    expect([kind, told.failure, told.rejects.map(({ problems }) => problems[0])]).toEqual([kind, null, []]);
  }
});

describe.each(Object.keys(SOUND_FILES) as HostileKind[])('hostile files: %s', (kind) => {
  it('neither crash nor hang, and say where they are wrong', async () => {
    const cases = howMany(CASES.part, CASES.whole);
    const faults: string[] = [];
    for (let index = 0; index < cases && faults.length < 5; index++) {
      const seed = testSeed() * 31 + index;
      const bytes = hostileFile(kind, seed);
      const before = process.cpuUsage();
      const fault = await READ[kind](bytes, kind).then(
        () => null,
        (error: Error) => `${error.stack}`,
      );
      const { user, system } = process.cpuUsage(before);
      const told = fault ?? tooLong((user + system) / 1000);
      if (told !== null) faults.push(`seed ${seed}: ${told}\n${bytes.toString('utf8').slice(0, 3000)}`);
    }
    expect(faults).toEqual([]);
  }, 1_800_000);
});

function tooLong(milliseconds: number): string | null {
  return milliseconds > LONGEST && milliseconds > LONGEST * slowness() ? `it took ${milliseconds} ms` : null;
}

const READ: Readonly<Record<HostileKind, (bytes: Buffer, kind: HostileKind) => Promise<void>>> = {
  workspace: (bytes) =>
    asText(bytes, (text) => {
      const { workspace: read, problems, positionOf, owners } = readWorkspace(text, 'w.yml');
      placed(text, problems, positionOf);
      refusesOrGives(read, problems);
      if (read) keepsTheRules(read, owners);
      const sections = readOwnerSections(text, 'w.yml', SOUND.workspace!);
      placed(text, sections.problems, sections.positionOf);
      const tree = readTree(text, 'w.yml', SOUND.workspace!);
      placed(text, tree.problems, tree.positionOf);
    }),
  mapping: (bytes) =>
    asText(bytes, async (text) => {
      const { mapping, problems, positionOf } = readMapping(text, 'm.yml');
      placed(text, problems, positionOf);
      refusesOrGives(mapping, problems);
      if (!mapping) return;
      isPlain(mapping);
      for (const { delimiter = ',' } of mapping.imports) expect(delimiter).toMatch(/^[^"\r\n\p{L}\p{N}]$/u);
      for (const name of ['tickets', 'customers', 'nps', 'costs', 'events', 'log'] as const)
        await bring(mapping, { [name]: Buffer.from(SOUND_FILES[name]) }, name);
    }),
  plan: (bytes) =>
    asText(bytes, (text) => {
      const { plan, problems, positionOf } = readPlanFile(text);
      placed(text, problems, positionOf);
      refusesOrGives(plan, problems);
      if (plan) {
        isPlain(plan);
        for (const { message } of wishOfPlan(plan).problems) forPeople(message, text);
      }
    }),
  ownersTable: (bytes) => asTable(bytes, (file) => readOwners(file, OWNERSHIP, 'Europe/Berlin')),
  arms: (bytes) => asTable(bytes, readArms),
  initiatives: (bytes) => asTable(bytes, readInitiatives),
  tickets: (bytes, kind) => bring(MAPPING.mapping!, { [kind]: bytes }, kind).then(() => undefined),
  customers: (bytes, kind) => bring(MAPPING.mapping!, { [kind]: bytes }, kind).then(() => undefined),
  nps: (bytes, kind) => bring(MAPPING.mapping!, { [kind]: bytes }, kind).then(() => undefined),
  costs: (bytes, kind) => bring(MAPPING.mapping!, { [kind]: bytes }, kind).then(() => undefined),
  log: (bytes, kind) => bring(MAPPING.mapping!, { [kind]: bytes }, kind).then(() => undefined),
  events: (bytes, kind) => bring(EVENTS, { [kind]: bytes }, kind).then(() => undefined),
};

const EVENTS: Mapping = {
  source: 'desk',
  imports: [
    {
      kind: 'conversations',
      file: 'events.ndjson',
      leave_out: [{ column: 'status', is: 'spam' }],
      fields: { id: 'id', customer: 'customer.id', created_at: 'created', touches: 'touches', rating: 'rating' },
      attributes: { odd: 'x' },
    },
  ],
};

/** Reads bytes as the command line reads a file that is one text. */
async function asText(bytes: Buffer, read: (text: string) => void | Promise<void>): Promise<void> {
  const file = join(folder, 'text.yml');
  writeFileSync(file, bytes);
  const text = await readWholeFile(file).catch(unreadable);
  if (text !== null) await read(text);
}

async function asTable(
  bytes: Buffer,
  read: (file: string) => Promise<{ problems: readonly Problem[] }>,
): Promise<void> {
  const file = join(folder, 'table.csv');
  writeFileSync(file, bytes);
  const found = await read(file).catch(unreadable);
  const text = bytes.toString('utf8');
  const lines = text.split('\n').length;
  for (const { path, message, code } of found?.problems ?? []) {
    expect(path[0]).toBeGreaterThanOrEqual(1);
    expect(path[0]).toBeLessThanOrEqual(Math.max(lines, 2) * 2);
    expect(code).toMatch(/^[A-Z0-9_]+$/);
    forPeople(message, text);
  }
}

/** A file that cannot be read at all says so in words. */
function unreadable(error: unknown): null {
  if (!(error instanceof UnreadableFile)) throw error;
  forPeople(error.message, '');
  return null;
}

interface Brought {
  readonly rejects: Reported;
  readonly failure: Error | null;
}
type Reported = {
  readonly line: number;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}[];

/** Reads a data file as an import does, and looks at everything that comes of it. */
async function bring(mapping: Mapping, files: Readonly<Record<string, Buffer>>, name: string): Promise<Brought> {
  const [[, bytes]] = Object.entries(files) as [[string, Buffer]];
  const text = bytes.toString('utf8');
  const spec = mapping.imports.find(({ file }) => file.startsWith(name)) ?? mapping.imports[0]!;
  writeFileSync(join(folder, 'data'), bytes);
  const rejects: Reported = [];
  let failure: Error | null = null;
  const known = workspace({ measures: [{ key: 'nps', name: 'NPS', unit: 'points' }] });
  const collect = async (file: FileImport): Promise<ImportSummary> => {
    let [read, kept, left] = [0, 0, 0];
    try {
      for await (const part of file.parts) {
        read += part.rowsRead;
        kept += part.facts.length;
        left += part.rejects.length + part.leftOut.reduce((sum, count) => sum + count, 0);
        part.facts.forEach((fact) => soundFact(fact));
        rejects.push(...part.rejects, ...part.warnings);
      }
      // Rows of a customer may be added up to one fact, and the events of a case are one.
      if (file.kind === 'customers' || spec.kind === 'events') expect(kept + left).toBeLessThanOrEqual(read);
      else expect(kept + left).toBe(read);
    } catch (error) {
      if (!(error instanceof UnreadableFile || error instanceof MappingDoesNotFit)) throw error;
      failure = error;
      const told = error instanceof MappingDoesNotFit ? error.problems : [error];
      for (const { message } of told) forPeople(message, text);
    }
    return { failure } as ImportSummary;
  };
  const only = { ...mapping, imports: [{ ...spec, file: 'data' }] };
  const given = { mapping: only, workspace: known, folder, now: Date.UTC(2026, 10, 25) };
  for await (const _ of importMapping(given, collect));
  const lines = text.split('\n').length * 2;
  for (const { line, problems } of rejects) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, message } of problems) {
      expect(code).toMatch(/^[A-Z0-9_]+$/);
      forPeople(message, text);
    }
  }
  return { rejects, failure };
}
