/** A workspace as its owners declare it: time zone, currency, dimensions, metrics and the tree. */
import type { ReferencePeriod } from '../rollups/topic-standards.js';
import type { BusinessHours } from '../shared/business-time.js';
import type { Dimension } from '../segments/dimension.js';
import type { WorkspaceEvent } from './event.js';
import type { ContrastSettings } from './contrast-settings.js';
import type { Metric } from '../metrics/metric.js';
import type { ReadingMeasure } from '../metrics/reading-measure.js';
import type { Standard } from './standards/standard.js';
import type { TreeDefinition } from './tree-template.js';

/** How much time there is for what needs attention. */
export interface FindingRules {
  /** Calendar hours until somebody must have taken a finding; after that it goes to the next Accountable up the path. */
  readonly acknowledgeHours: Readonly<Record<'critical' | 'high' | 'medium' | 'low', number>>;
  /** Days for which a dismissed cause stays quiet unless the dismissal says otherwise. */
  readonly quietDays: number;
}

export interface Workspace {
  readonly name: string;
  /** IANA name; decides on which day an instant falls. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The customer attribute that holds annual recurring revenue. */
  readonly revenue: string | null;
  /** Where the standard handle time of topics is measured; `null`: the first 90 days with resolutions. */
  readonly referencePeriod: ReferencePeriod | null;
  /** Data older than this many days is stale; `null`: never. */
  readonly freshnessDays: number | null;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly ReadingMeasure[];
  /** Own metrics, beside the built-in ones; one with a built-in key replaces it. */
  readonly metrics: readonly Metric[];
  readonly tree: TreeDefinition;
  /** What segments are meant to get; versions from before there were standards have none. */
  readonly standards?: readonly Standard[];
  /** Cohorts of benchmarks to be compared with: `industry/saas`. Context, never a target. */
  readonly benchmarks?: readonly string[];
  /** What happened, as overlays on series; versions from before there were events have none. */
  readonly events?: readonly WorkspaceEvent[];
  /** When the desk is open; left out: there is no business time. */
  readonly businessHours?: BusinessHours;
  /** How segments are compared; left out: derived, with the defaults. */
  readonly contrasts?: ContrastSettings;
  /** Left out: four hours for what is critical, a day, three days, a week. */
  readonly findings?: FindingRules;
}
