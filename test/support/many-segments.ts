/** A workspace with as many segments as are asked for, filled from files as a help desk writes them: no column repeats another. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom, Engine, systemOn } from '@bough/application';
import { storesOn } from '@bough/persistence';
import { importMapping, readMapping, readWorkspace } from '@bough/sources';
import { MAPPING_TEXT, writeConversations } from '../../bench/conversations.js';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { OPERATOR } from './builders.js';
import { createFilledDatabase, type TestDatabase } from './template-database.js';

/** All that the conversations are from. The first segments have the fewest, so that some of their values are thin. */
const CUSTOMERS = 4000;
/** Days with conversations: January and February 2025. */
const DAYS = 59;
/** What is shown of it. */
export const SHOWN = '2025-02';

/** The built-in tree over `segments` segments, with `perDay` conversations a day. */
export function manySegments(segments: number, perDay: number): Promise<TestDatabase> {
  return createFilledDatabase(`segments_${segments}_${perDay}`, async ({ url }) => {
    const source = await openDatabase({ url });
    const stores = storesOn(source);
    const clock = clockFrom(Date.now);
    const engine = new Engine({ ...stores, today: clock.today });
    const system = systemOn({ stores, clock, newId: randomUUID, engine });
    const folder = await mkdtemp(join(tmpdir(), 'bough-segments-'));
    try {
      const teams = Array.from({ length: CUSTOMERS }, (_, customer) =>
        Math.floor(segments * (customer / CUSTOMERS) ** 1.5),
      );
      const customers = teams.map((team, customer) => `c${(customer * 7919) % CUSTOMERS},t${team}`); // in no order
      await writeFile(join(folder, 'customers.csv'), ['id,team', ...customers, ''].join('\n'));
      await writeConversations(join(folder, 'conversations.csv'), DAYS * perDay, perDay, CUSTOMERS);
      const mapping = readMapping(
        MAPPING_TEXT.replace('{ plan: plan, arr: arr }', '{ team: team }'),
        'mapping',
      ).mapping!;
      const { workspace, facts } = system.as(OPERATOR);
      const wanted = workspaceOf(segments);
      await workspace.apply(wanted);
      for await (const { summary } of importMapping({ mapping, workspace: wanted, folder }, facts.importFile))
        if (summary.failure) throw summary.failure;
      await engine.refresh();
    } finally {
      await source.destroy();
      await rm(folder, { recursive: true });
    }
  });
}

function workspaceOf(segments: number) {
  const list = Array.from(
    { length: segments },
    (_, team) => `      - { key: t${team}, name: Team ${team + 1}, values: [t${team}] }`,
  );
  const text = `
name: Many teams
time_zone: UTC
currency: EUR
freshness_days: null
dimensions:
  - key: team
    name: Team
    decision: staffing
    segments:
${list.join('\n')}
`;
  return readWorkspace(text, 'workspace').workspace!;
}
