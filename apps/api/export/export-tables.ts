/** The tables that can be exported, each as the command line prints it. */
import {
  conversationsCsv,
  demandCsv,
  findingsCsv,
  heatmapCsv,
  MOST_CONVERSATIONS,
  numberOfNode,
  scorecardCsv,
  treeCsv,
  usualMetrics,
  type Snapshot,
  type TableFiles,
  type UseCases,
} from '@bough/application';
import { FINDING_STATUSES, findSegmentOwner, SEVERITIES } from '@bough/domain';
import type { ExportAddress } from './export-address.js';

/** The root in an address, where its empty path would be left out. */
const ROOT = '*';
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
  tree: async ({ useCases, snapshot, address }) => {
    const { period } = address;
    const segments = address.segmentsOf(snapshot.model.branches.key);
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
    const query = { period, basis: address.basisOf(period), dimension, metrics, segments };
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
    const { period } = address;
    const by = address.keys('by') ?? ['topic'];
    const [segment] = address.keys('seg') ?? [];
    const question = { period, basis: address.basisOf(period), segment };
    return demandCsv((await useCases.comparisons.demand(snapshot, question, by)).items, by);
  },
  findings: async ({ useCases, address }) => {
    const statuses = address.listOf('status', 'status', FINDING_STATUSES);
    const severities = address.listOf('severity', 'severity', SEVERITIES);
    const filter = { ...(statuses && { statuses }), ...(severities && { severities }) };
    const { findings } = await useCases.findings.list(filter, { sort: 'severity', most: MOST_FINDINGS });
    return findingsCsv(findings, (await useCases.ownership.read()).people);
  },
  conversations: async ({ useCases, snapshot, address }) => {
    const path = address.required('node', 'enterprise/handling_efficiency/resolution_time');
    const { metric, segments } = numberOfNode(snapshot, path === ROOT ? '' : path);
    const question = { metric, segments, period: address.period, first: MOST_CONVERSATIONS };
    return conversationsCsv((await useCases.comparisons.conversations(snapshot, question))?.items ?? []);
  },
  raci: async ({ useCases, snapshot, files }) =>
    files.owners(await useCases.ownership.read(), snapshot.model.workspace.timeZone, useCases.clock.now()),
  interventions: async ({ useCases: { interventions }, files }) => {
    const latest = await interventions.latestAssessments();
    const results = (await interventions.list()).map((intervention) => ({
      intervention,
      assessment: latest.get(intervention.id)?.result ?? null,
    }));
    return files.results(results);
  },
};
