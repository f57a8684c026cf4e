/**
 * Writes people, teams, owners and cover as sections of a workspace file: who is here now, and which assignments hold now or
 * later. Whatever has ended is left out. Reading the text back changes nothing.
 */
import {
  formatLocalDay,
  INSTANT_OPEN_END,
  type Assignment,
  type Delegation,
  type Instant,
  type Ownership,
  type Person,
  type RaciRole,
  type Team,
} from '@bough/domain';
import { writeYaml, type YamlBlock } from '../yaml/write-yaml.js';

const FIELDS = { R: 'responsible', C: 'consulted', I: 'informed' } as const;

interface Words {
  readonly keyOf: (id: string) => string;
  readonly dayOf: (instant: Instant) => string;
}

/**
 * The text of the sections; empty when there is nobody. Days are those of the time zone; an end within a day is written as that
 * day.
 */
export function writeOwnerSections(ownership: Ownership, zone: string, at: Instant): string {
  const { people, teams, assignments, delegations } = ownership;
  const keys = new Map([...people, ...teams].map(({ id, key }) => [id, key]));
  const words: Words = { keyOf: (id) => keys.get(id)!, dayOf: (instant) => formatLocalDay(instant, zone) };
  const live = assignments.filter(({ validTo }) => validTo > at);
  const away = delegations.filter(({ validTo }) => validTo > at);
  const sections = {
    people: people.filter(({ active }) => active).map(personBlock),
    teams: teams.map((team) => teamBlock(team, words)),
    owners: inRanges(live, words).map((rows) => ownerBlock(rows, words)),
    cover: away.map((each) => coverBlock(each, words)),
  };
  return Object.entries(sections)
    .filter(([, blocks]) => blocks.length > 0)
    .map(([section, blocks]) => writeYaml({ [section]: blocks }))
    .join('\n');
}

function personBlock({ key, name, email, agentNames }: Person): YamlBlock {
  const said = { ...(name !== key && { name }), ...(email !== null && { email }) };
  return { key, ...said, ...(agentNames.length > 0 && { agent_names: [...agentNames] }) };
}

function teamBlock({ key, name, lead, members }: Team, { keyOf }: Words): YamlBlock {
  return {
    key,
    ...(name !== key && { name }),
    ...(lead !== null && { lead: keyOf(lead) }),
    members: members.map(keyOf).sort(),
  };
}

/** Groups the assignments of one target by their time: each group becomes one entry. */
function inRanges(live: readonly Assignment[], words: Words): Assignment[][] {
  const groups = new Map<string, Assignment[]>();
  for (const row of live) {
    const key = [row.target, ...rangeOf(row, words), row.party === null ? 'unowned' : ''].join('\0');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function rangeOf({ validFrom, validTo }: Assignment, { dayOf }: Words): [from: string, until: string | null] {
  return [dayOf(validFrom), validTo === INSTANT_OPEN_END ? null : dayOf(validTo)];
}

function ownerBlock(rows: readonly Assignment[], words: Words): YamlBlock {
  const [{ target, party, reason }] = rows as [Assignment];
  const [from, until] = rangeOf(rows[0]!, words);
  if (party === null) return { target, from, unowned: { until: until!, reason: reason ?? '' } };
  const accountable = partiesOf(rows, 'A', words)[0];
  const lists = Object.entries(FIELDS).flatMap(([role, field]) => {
    const parties = partiesOf(rows, role as RaciRole, words);
    return parties.length > 0 ? [[field, parties]] : [];
  });
  return {
    target,
    from,
    ...(until !== null && { until }),
    ...(accountable !== undefined && { accountable }),
    ...(Object.fromEntries(lists) as YamlBlock),
  };
}

function partiesOf(rows: readonly Assignment[], role: RaciRole, { keyOf }: Words): string[] {
  return rows.flatMap(({ role: held, party }) => {
    if (held !== role || party === null) return [];
    return 'person' in party ? [keyOf(party.person)] : [`team:${keyOf(party.team)}`];
  });
}

function coverBlock({ from, to, scope, validFrom, validTo, reason }: Delegation, { keyOf, dayOf }: Words): YamlBlock {
  return {
    person: keyOf(from),
    ...(to !== null && { by: keyOf(to) }),
    ...(scope !== '' && { scope }),
    from: dayOf(validFrom),
    until: dayOf(validTo),
    ...(reason !== null && { reason }),
  };
}
