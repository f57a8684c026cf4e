/** Rules for the section `contrasts`: the dimensions, segments and tiers that it names exist, and each is named once. */
import { didYouMean, problem, type Problem } from '../../shared/problem.js';
import { SEGMENT_ROLES, type ContrastSettings } from '../contrast-settings.js';
import type { Workspace } from '../workspace.js';

/** Problems of the section; paths start at the top of the file. */
export function checkContrasts({ contrasts, dimensions, tree }: Workspace): Problem[] {
  if (contrasts === undefined) return [];
  const keys = dimensions.map(({ key }) => key);
  const isDimension = (key: string | undefined) => key === undefined || keys.includes(key);
  const unknown = (['dimension', 'value'] as const).flatMap((entry) =>
    isDimension(contrasts[entry])
      ? []
      : [
          problem(
            'UNKNOWN_DIMENSION',
            ['contrasts', entry],
            `there is no dimension "${contrasts[entry]}"${didYouMean(contrasts[entry]!, keys)}`,
          ),
        ],
  );
  const tiers = dimensions.find(({ key }) => key === (contrasts.dimension ?? tree.dimension));
  const segments = tiers?.segments.map(({ key }) => key) ?? null;
  return [...unknown, ...(segments ? checkSegments(contrasts, segments, tiers!.key) : [])];
}

function checkSegments(contrasts: ContrastSettings, segments: readonly string[], dimension: string): Problem[] {
  const lists: [readonly string[], Problem['path']][] = [
    [contrasts.tiers ?? [], ['contrasts', 'tiers']],
    ...SEGMENT_ROLES.map((role): [readonly string[], Problem['path']] => [
      contrasts.roles?.[role] ?? [],
      ['contrasts', role],
    ]),
  ];
  return lists.flatMap(([keys, path]) =>
    keys.flatMap((key, index) => {
      const place = [...path, index];
      if (keys.indexOf(key) < index) return [problem('DUPLICATE_SEGMENT', place, `"${key}" is there twice`)];
      if (segments.includes(key)) return [];
      const message = `dimension "${dimension}" has no segment "${key}"${didYouMean(key, segments)}`;
      return [problem('UNKNOWN_SEGMENT', place, message)];
    }),
  );
}
