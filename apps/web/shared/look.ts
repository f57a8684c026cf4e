/** Theme and density: the only choices that the browser keeps. Without a choice the theme is that of the system. */
import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];
interface Look {
  readonly theme: Theme;
  readonly density: Density;
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const kept = <Word extends string>(name: string, words: readonly Word[]): Word =>
  words.find((word) => word === localStorage.getItem(`bough.${name}`)) ?? words[0]!;
let look: Look = { theme: kept('theme', THEMES), density: kept('density', DENSITIES) };

/** Puts the look on the page, and follows the system. */
export function applyLook(): void {
  put();
  dark.addEventListener('change', put);
}

export function chooseLook(choice: Partial<Look>): void {
  look = { ...look, ...choice };
  localStorage.setItem('bough.theme', look.theme);
  localStorage.setItem('bough.density', look.density);
  put();
  for (const listener of listeners) listener();
}

export function useLook(): Look {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => look,
  );
}

function put(): void {
  const { dataset } = document.documentElement;
  dataset.theme = look.theme === 'system' ? (dark.matches ? 'dark' : 'light') : look.theme;
  dataset.density = look.density;
}
