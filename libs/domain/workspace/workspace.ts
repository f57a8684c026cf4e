/** A workspace as people declare it: time zone, currency, dimensions, metrics and the tree. */
import type { ReferencePeriod } from '../rollups/topic-standards.js';
import type { BusinessHours } from '../shared/business-time.js';
import type { Dimension } from '../segments/dimension.js';
import type { WorkspaceEvent } from './event.js';
import type { ContrastSettings } from './contrast-settings.js';
import type { Metric } from '../metrics/metric.js';
import type { ReadingMeasure } from '../metrics/reading-measure.js';
import type { Standard } from './standards/standard.js';
import type { TreeDefinition } from './tree-template.js';

/** Deadlines of findings. */
export interface FindingRules {
  /** Calendar hours until a finding must be acknowledged; after that it goes to the next Accountable up the path. */
  readonly acknowledgeHours: Readonly<Record<'critical' | 'high' | 'medium' | 'low', number>>;
  /** Days for which a dismissed cause is not raised again, unless the dismissal says otherwise. */
  readonly quietDays: number;
}

/** Everything that a workspace declares. It is stored as JSON, version by version. */
export interface Workspace {
  readonly name: string;
  /** IANA name; it decides on which day an instant falls. */
  readonly timeZone: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** The customer attribute that has annual recurring revenue; `null` for none. */
  readonly revenue: string | null;
  /** Where customers who wrote before their `active_from` begin: on the day of their first conversation; left out: on `active_from`. */
  readonly activityBegins?: 'first_conversation';
  /** The days over which the standard handle time of topics is measured; `null` for the first 90 days with resolutions. */
  readonly referencePeriod: ReferencePeriod | null;
  /** Data older than this many days is stale; `null` when data never becomes stale. */
  readonly freshnessDays: number | null;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly ReadingMeasure[];
  /** Own metrics beside the built-in ones; one with the key of a built-in metric replaces it. */
  readonly metrics: readonly Metric[];
  readonly tree: TreeDefinition;
  /** What segments are meant to get; missing in versions that are older than standards. */
  readonly standards?: readonly Standard[];
  /** The cohorts of benchmarks to compare with, as `industry/saas`. They are context, never a target. */
  readonly benchmarks?: readonly string[];
  /** What happened, drawn over series; missing in versions that are older than events. */
  readonly events?: readonly WorkspaceEvent[];
  /** When the desk is open; without it there is no business time. */
  readonly businessHours?: BusinessHours;
  /** How segments are compared; what is left out is derived or has a default. */
  readonly contrasts?: ContrastSettings;
  /** By source: where its conversations can be read (see `linkTo`). */
  readonly links?: Readonly<Record<string, string>>;
  /** Deadlines of findings; left out: four hours for critical, a day for high, three days for medium, a week for low. */
  readonly findings?: FindingRules;
}
