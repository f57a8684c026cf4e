/** A small tree side by side, for specs: 3 segments and 5 rows, with every state that a cell can have. */
import type { MatrixAnswer, Noise, StandardState, Tone } from './weave.js';

interface Given {
  readonly formatted?: string;
  readonly value?: number;
  readonly change?: readonly [amount: number, formatted: string, tone: Tone, noise: Noise];
  readonly gap?: readonly [amount: number, formatted: string, tone: Tone, noise: Noise];
  readonly status?: 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE' | null;
  readonly message?: string;
  readonly standard?: StandardState;
  readonly findings?: number;
  readonly below?: number;
  readonly owner?: number | null;
  readonly kind?: 'DIRECT' | 'INHERITED' | 'ACTING' | 'GAP';
  readonly isAbsent?: boolean;
}

const SEGMENTS = ['free', 'pro', '_unknown'];
const ROWS = ['', 'demand', 'contacts', 'reopened', 'planned'];
const PARENTS = [null, 0, 1, 1, 0];

/** Rows: cost (headline), demand (groups), contacts, reopened (not at all in `free`), one that is planned. Columns: all, free, pro, unknown. */
const GIVEN: readonly (readonly Given[])[] = [
  [
    { formatted: '€54.10', value: 54.1, findings: 1, below: 3, owner: 0, kind: 'DIRECT' },
    {
      formatted: '€103.60',
      value: 103.6,
      change: [0.02, '+2.0%', 'BAD', 'BEYOND'],
      gap: [0.9, '+91.5%', 'BAD', 'BEYOND'],
      below: 2,
      owner: 0,
      kind: 'INHERITED',
    },
    {
      formatted: '€35.12',
      value: 35.12,
      change: [-0.06, '−6.3%', 'GOOD', 'WITHIN'],
      gap: [-0.3, '−35.1%', 'GOOD', 'BEYOND'],
      owner: 1,
      kind: 'ACTING',
    },
    { formatted: '€43.84', value: 43.84, owner: null, kind: 'GAP' },
  ],
  [
    { status: null },
    { status: null, below: 2, owner: 0, kind: 'INHERITED' },
    { status: null, owner: 1, kind: 'DIRECT' },
    { status: null, owner: null, kind: 'GAP' },
  ],
  [
    { formatted: '1.26', value: 1.26 },
    {
      formatted: '2.90',
      value: 2.9,
      change: [0.09, '+9.0%', 'BAD', 'BEYOND'],
      standard: 'MISSED',
      findings: 2,
      below: 2,
      owner: 0,
      kind: 'INHERITED',
    },
    {
      formatted: '0.97',
      value: 0.97,
      change: [0, '0.0%', 'NEUTRAL', 'WITHIN'],
      standard: 'MET',
      owner: 1,
      kind: 'DIRECT',
    },
    { status: 'UNAVAILABLE', message: 'There are no customers without a label.', owner: null, kind: 'GAP' },
  ],
  [
    { formatted: '6.7%', value: 0.067, status: 'LOW_CONFIDENCE', message: '12 of 30 conversations.' },
    { isAbsent: true },
    {
      formatted: '6.5%',
      value: 0.065,
      change: [-0.002, '−0.2 pp', 'GOOD', 'UNKNOWN'],
      status: 'LOW_CONFIDENCE',
      message: '12 of 30 conversations.',
      standard: 'AT_RISK',
      owner: 1,
      kind: 'INHERITED',
    },
    { status: 'UNAVAILABLE', message: 'There are no conversations.', owner: null, kind: 'GAP' },
  ],
  ROWS.slice(0, 4).map(() => ({
    status: 'UNAVAILABLE',
    message: 'Comes with the survey.',
    owner: 0,
    kind: 'INHERITED',
  })),
];

export function matrixFixture(): MatrixAnswer {
  const given = GIVEN.flat();
  const at = (index: number) => ({ row: Math.floor(index / 4), column: index % 4 });
  const hasNode = (index: number) => (at(index).column === 0 ? at(index).row === 0 : !given[index]!.isAbsent);
  const list = <Value>(of: (each: Given, index: number) => Value | undefined) =>
    given.map((each, index) => of(each, index) ?? null);
  const keyOf = (index: number) => [SEGMENTS[at(index).column - 1], ROWS[at(index).row]].filter(Boolean).join('/');
  const has = (index: number, each: Given) => (at(index).column === 0 && at(index).row > 0 ? undefined : each.kind);
  return {
    rows: ROWS.map((templateKey, index) => ({
      templateKey,
      parent: PARENTS[index] ?? null,
      depth: [0, 1, 2, 2, 1][index]!,
      name: ['Cost to serve', 'Demand', 'Contacts', 'Reopened', 'Sentiment'][index]!,
      metric: index === 1 || index === 4 ? null : `metric_${index}`,
      polarity: 'LOWER',
      influence: index === 2,
      formula: index === 1 ? 'contacts * reopened' : null,
      planned: index === 4,
      owner: index === 1 ? 2 : null,
    })),
    columns: ['All', 'Free', 'Pro', 'Unknown'].map((name, index) => ({
      key: SEGMENTS[index - 1] ?? null,
      name,
      kind: index === 0 ? 'ALL' : index === 3 ? 'UNKNOWN' : 'SEGMENT',
      nodeKey: SEGMENTS[index - 1] ?? '',
      volume: [600, 100, 400, 100][index]!,
      owner: [0, 0, 1, null][index] ?? null,
      ownerKind: (['DIRECT', 'INHERITED', 'ACTING', 'GAP'] as const)[index]!,
    })),
    cells: {
      nodeId: list((_, index) => (hasNode(index) ? `id-${index}` : undefined)),
      nodeKey: list((_, index) => (hasNode(index) ? keyOf(index) : undefined)),
      value: list(({ value }) => value),
      formatted: list(({ formatted }) => formatted),
      change: list(({ change }) => change?.[0]),
      changeFormatted: list(({ change }) => change?.[1]),
      tone: list(({ change }) => change?.[2]),
      noise: list(({ change }) => change?.[3]),
      status: list((each) => (each.isAbsent ? undefined : each.status === undefined ? 'AVAILABLE' : each.status)),
      message: list(({ message }) => message),
      standard: list(({ standard, formatted }) => standard ?? (formatted ? 'UNSET' : undefined)),
      standardText: list(({ standard }) => (standard && standard !== 'UNSET' ? 'at most 1.00' : undefined)),
      gap: list(({ gap }) => gap?.[0]),
      gapFormatted: list(({ gap }) => gap?.[1]),
      gapTone: list(({ gap }) => gap?.[2]),
      gapNoise: list(({ gap }) => gap?.[3]),
      findings: given.map(({ findings }) => findings ?? 0),
      findingsBelow: given.map(({ below, findings }) => below ?? findings ?? 0),
      owner: list((each, index) => (has(index, each) ? (each.owner ?? undefined) : undefined)),
      ownerKind: list((each, index) => has(index, each)),
    },
    people: [
      { key: 'olga', name: 'Olga Berg' },
      { key: 'sam', name: 'Sam Okafor' },
      { key: 'priya', name: 'Priya Lind' },
    ],
  };
}
