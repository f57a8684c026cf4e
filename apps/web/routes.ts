/** The places of the client: what the navigation shows, and which keys lead there. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export interface ClientPlace {
  readonly path: string;
  /** Further paths of the same page, as wouter writes them. */
  readonly more?: readonly string[];
  readonly name: string;
  /** `g t` */
  readonly keys: string;
  /** Under which heading of the navigation; what people do with findings comes after what they look at. */
  readonly group: 'look' | 'act' | 'keep';
  /** The choices of the second line that the page depends on. */
  readonly choices: readonly ('p' | 'c' | 'at' | 'by')[];
  readonly page: LazyExoticComponent<ComponentType>;
}

export const PLACES: readonly ClientPlace[] = [
  {
    path: '/tree',
    choices: ['by', 'p', 'c', 'at'],
    name: 'Tree',
    keys: 'g t',
    group: 'look',
    page: lazy(() => import('./pages/tree.page.js')),
  },
  {
    path: '/scorecard',
    choices: ['by', 'p', 'c'],
    name: 'Scorecard',
    keys: 'g s',
    group: 'look',
    page: lazy(() => import('./pages/scorecard.page.js')),
  },
  {
    path: '/heatmap',
    choices: ['p'],
    name: 'Heatmap',
    keys: 'g h',
    group: 'look',
    page: lazy(() => import('./pages/heatmap.page.js')),
  },
  {
    path: '/explain',
    choices: ['p', 'c'],
    name: 'Explain',
    keys: 'g e',
    group: 'look',
    page: lazy(() => import('./pages/explain.page.js')),
  },
  {
    path: '/demand',
    choices: ['by', 'p', 'c'],
    name: 'Demand',
    keys: 'g d',
    group: 'look',
    page: lazy(() => import('./pages/demand.page.js')),
  },
  {
    path: '/findings',
    choices: [],
    more: ['/findings/:number'],
    name: 'Findings',
    keys: 'g f',
    group: 'act',
    page: lazy(() => import('./pages/findings.page.js')),
  },
  {
    path: '/work',
    choices: [],
    name: 'My work',
    keys: 'g w',
    group: 'act',
    page: lazy(() => import('./pages/work.page.js')),
  },
  {
    path: '/interventions',
    choices: [],
    more: ['/interventions/:number'],
    name: 'Interventions',
    keys: 'g i',
    group: 'act',
    page: lazy(() => import('./pages/interventions.page.js')),
  },
  {
    path: '/owners',
    choices: ['at'],
    name: 'Owners',
    keys: 'g o',
    group: 'keep',
    page: lazy(() => import('./pages/owners.page.js')),
  },
];

/** The place that a path belongs to. */
export function placeOf(path: string): ClientPlace | undefined {
  return PLACES.find((place) => path === place.path || path.startsWith(`${place.path}/`));
}
