/** The tables that can be exported, each as the command line prints it. */
import {
  conversationsCsv,
  demandCsv,
  FINDING_SORTS,
  findingsCsv,
  heatmapCsv,
  MOST_CONVERSATIONS,
  numberOfNode,
  scorecardCsv,
  treeCsv,
  usualMetrics,
  type FindingFilter,
  type ScorecardSort,
  type Snapshot,
  type TableFiles,
  type UseCases,
} from '@bough/application';
import {
  didYouMean,
  FINDING_STATUSES,
  findSegmentOwner,
  SEVERITIES,
  type FindingStatus,
  type Ownership,
} from '@bough/domain';
import { badInput } from '../graphql/errors.js';
import type { ExportAddress } from './export-address.js';

/** The root in an address, where its empty path would be left out. */
const ROOT = '*';
/** The word of the screens for what somebody has acknowledged. */
const TAKEN = 'taken';
/** In the place of a person: landed on nobody. */
const NOBODY = 'nobody';
const NOT_OVER: FindingStatus[] = ['open', 'acknowledged', 'in_progress'];
/** More findings than anybody exports at once. */
const MOST_FINDINGS = 10_000;

export interface Export {
  readonly useCases: UseCases;
  readonly snapshot: Snapshot;
  readonly address: ExportAddress;
  readonly files: TableFiles;
}

/** By the name of the file: the CSV text. */
export const EXPORT_TABLES: Readonly<Record<string, (given: Export) => Promise<string>>> = {
  tree: async ({ useCases, snapshot: today, address }) => {
    const { period, dimension } = address;
    const snapshot = await seenFrom(useCases, today, address);
    const segments = address.segmentsOf(dimension);
    const { owned } = await useCases.ownership.view(snapshot);
    const ownerOf = (path: string) => {
      const accountable = owned.get(path)?.accountable;
      return accountable?.kind === 'owned' ? accountable.person.key : null;
    };
    return treeCsv(snapshot, { period, basis: address.basisOf(period), segments, ownerOf });
  },
  scorecard: async ({ useCases, snapshot, address }) => {
    const { period, dimension, metrics = usualMetrics(snapshot) } = address;
    const segments = address.segmentsOf(dimension);
    const query = {
      period,
      basis: address.basisOf(period),
      dimension,
      metrics,
      segments,
      sort: rowOrder(snapshot, address),
    };
    const card = await useCases.comparisons.scorecard(snapshot, query);
    const { owned, owners, slots } = await useCases.ownership.view(snapshot);
    return scorecardCsv([card], ({ node, segment, metric }) => {
      const owner = node ? owned.get(node.path)?.accountable : findSegmentOwner(segment, owners, slots.get(metric));
      return owner?.kind === 'owned' ? owner.person : null;
    });
  },
  heatmap: async ({ useCases, snapshot, address }) => {
    const { period } = address;
    const rows = address.required('rows', 'industry');
    const columns = address.required('cols', 'topic');
    const metric = address.required('metric', 'contact_rate');
    return heatmapCsv(await useCases.comparisons.heatmap(snapshot, { rows, columns, metric, period }));
  },
  demand: async ({ useCases, snapshot, address }) => {
    const { period, dimension, search } = address;
    const by = address.keys('rows') ?? ['topic'];
    const segments = address.segmentsOf(dimension);
    const { items } = await useCases.comparisons.demand(
      snapshot,
      { period, basis: address.basisOf(period), dimension },
      by,
    );
    const shown = items.filter(
      ({ segment, labels }) =>
        (segments?.includes(segment.key) ?? true) &&
        labels.join(' ').replaceAll('_', ' ').toLowerCase().includes(search.replaceAll('_', ' ')),
    );
    return demandCsv(shown, by);
  },
  findings: async ({ useCases, address }) => {
    const { people } = await useCases.ownership.read();
    const severities = address.listOf('severity', 'severity', SEVERITIES);
    const words = address.search.split(/\s+/).filter(Boolean);
    const filter = {
      statuses: statusesOf(address),
      ...(severities && { severities }),
      ...(words.length > 0 && { words }),
      ...whoseOf(address, people),
    };
    const sort = address.oneOf('sort', 'order', FINDING_SORTS) ?? 'severity';
    const { findings } = await useCases.findings.list(filter, { sort, most: MOST_FINDINGS });
    return findingsCsv(findings, people);
  },
  conversations: async ({ useCases, snapshot, address }) => {
    const path = address.node;
    const begun = { metric: null, segments: address.segmentIds, labels: address.labels };
    const behind = path === undefined ? begun : numberOfNode(snapshot, path === ROOT ? '' : path);
    const question = { ...behind, period: address.period, first: MOST_CONVERSATIONS };
    return conversationsCsv((await useCases.comparisons.conversations(snapshot, question))?.items ?? []);
  },
  raci: async ({ useCases, snapshot, address, files }) =>
    files.owners(
      await useCases.ownership.read(),
      snapshot.model.workspace.timeZone,
      address.at?.getTime() ?? useCases.clock.now(),
    ),
  interventions: async ({ useCases: { interventions }, files }) => {
    const latest = await interventions.latestAssessments();
    const results = (await interventions.list()).map((intervention) => ({
      intervention,
      assessment: latest.get(intervention.id)?.result ?? null,
    }));
    return files.results(results);
  },
};

/** The tree as of an instant, and by another dimension, as the address says. */
async function seenFrom({ trees }: UseCases, today: Snapshot, { at, dimension }: ExportAddress): Promise<Snapshot> {
  const then = at === null ? today : await trees.at(at);
  if (then === null) throw badInput('There was no workspace on that day yet.', 'at');
  const cut = then.model.workspace.dimensions.find(({ key }) => key === dimension);
  if (cut) return then.cutBy(cut);
  throw badInput(`There was no dimension "${dimension}" on that day.`, 'by');
}

/** `both`: the dearest and least satisfied first; else by a metric, the worst first. */
function rowOrder({ model }: Snapshot, address: ExportAddress): ScorecardSort | undefined {
  const word = address.oneOf('sort', 'metric', ['both', ...model.metrics.keys()]);
  if (word === undefined) return undefined;
  return word === 'both' ? { by: 'expensive_and_unhappy' } : { by: 'metric', metric: word };
}

/** Left out: what is not over. */
function statusesOf(address: ExportAddress): FindingStatus[] {
  const words = address.listOf('status', 'status', [...FINDING_STATUSES, TAKEN]);
  return words?.map((word) => (word === TAKEN ? 'acknowledged' : word)) ?? NOT_OVER;
}

function whoseOf({ who }: ExportAddress, people: Ownership['people']): Pick<FindingFilter, 'people' | 'unrouted'> {
  if (who === undefined) return {};
  if (who === NOBODY) return { unrouted: true };
  const person = people.find(({ key }) => key === who);
  if (person) return { people: [person.id] };
  throw badInput(
    `"who": there is no person "${who}"${
      didYouMean(
        who,
        people.map(({ key }) => key),
      ) || '.'
    }`,
    'who',
  );
}
