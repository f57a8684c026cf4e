/** What `bough import remove` prints. */
import type { TakenBack } from '@bough/application';

export interface RemoveOptions {
  readonly source: string;
  readonly run?: number;
  readonly dryRun?: boolean;
}

/** What was taken back, or with `dryRun` what would be, and what stays. */
export function takenBackLines(
  { conversations, customers, costPools, readings, changed, examples }: TakenBack,
  { source, run, dryRun }: RemoveOptions,
): string[] {
  const count = (number: number, one: string) => `${number.toLocaleString('en-GB')} ${one}${number === 1 ? '' : 's'}`;
  const what = `${count(conversations, 'conversation')}, ${count(customers, 'customer')}, ${count(costPools, 'cost pool')} and ${count(readings, 'reading')}`;
  const [stay, them] = changed === 1 ? ['stays', 'it'] : ['stay', 'them'];
  const by = run === undefined ? `the source "${source}" brought` : `import ${run} of "${source}" brought first`;
  const lines = [
    dryRun ? `Dry run: nothing was removed. What ${by}: ${what}.` : `Removed what ${by}: ${what}.`,
    ...(changed > 0
      ? [
          `${count(changed, 'fact')} that it only changed ${stay} as it left ${them}; import the file again that should hold:`,
          ...examples.map(({ kind, name }) => `  ${kind} ${name}`),
          ...(changed > examples.length ? [`  … and ${(changed - examples.length).toLocaleString('en-GB')} more`] : []),
        ]
      : []),
  ];
  return lines;
}
