/** How the cost of comparing segments, and of a run of detection, grows with the number of segments, from numbers in memory. */
import { detectSignals, readContrasts, type Snapshot } from '@bough/application';
import { segmentNumbers } from './segment-numbers.js';
import { ratio, type BenchTable } from './table.js';

const SIZES = [20, 77, 525];
const GOAL = 1000;
const ROUNDS = 3;

export async function benchContrasts(): Promise<BenchTable> {
  const rows: (Measured & { readonly segments: number })[] = [];
  for (const segments of SIZES) rows.push({ segments, ...(await measure(segments)) });
  const [, middle] = rows;
  return {
    title: 'Comparing segments and detection, by the number of segments',
    columns: [
      'segments',
      'contrasts, CPU ms',
      '× of 77',
      'detection, CPU ms',
      '× of 77',
      'compared',
      'signals',
      'goal',
    ],
    rows: rows.map(({ segments, contrasts, detection, cases, signals }) => [
      `${segments} (${ratio(segments / middle!.segments)} × 77)`,
      ...[contrasts.toFixed(0), ratio(contrasts / middle!.contrasts)],
      ...[detection.toFixed(0), ratio(detection / middle!.detection)],
      ...[String(cases), String(signals), `${GOAL} ms each`],
    ]),
    notes: [
      `Least of ${ROUNDS} rounds, each on numbers of which nothing is kept; detection includes the comparisons. Making the customers up is not counted.`,
      'The growth is what counts: at most as much as that of the segments.',
    ],
  };
}

interface Measured {
  readonly contrasts: number;
  readonly detection: number;
  readonly cases: number;
  readonly signals: number;
}

async function measure(segments: number): Promise<Measured> {
  let best: Measured = { contrasts: Infinity, detection: Infinity, cases: 0, signals: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const [contrasts, compared] = await cpu(segments, (snapshot) => readContrasts(snapshot));
    const [detection, detected] = await cpu(segments, (snapshot) => detectSignals(snapshot));
    best = {
      contrasts: Math.min(best.contrasts, contrasts),
      detection: Math.min(best.detection, detection),
      cases: compared!.contrasts.flatMap(({ cases }) => cases).length,
      signals: detected.signals.length,
    };
  }
  return best;
}

async function cpu<Found>(
  segments: number,
  run: (snapshot: Snapshot) => Promise<Found>,
): Promise<[milliseconds: number, found: Found]> {
  const { snapshot, madeUp } = segmentNumbers(segments);
  const start = process.cpuUsage();
  const found = await run(snapshot);
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000 - madeUp(), found];
}
