/** Who looks, and at which workspace: what every page may know without asking again. */
import { createContext, useContext } from 'react';
import type { ShellQuery } from '../gql/shell.js';

/** The answer of the query that the frame asks once. */
export type Shell = ShellQuery;

export const ShellContext = createContext<Shell | null>(null);

/** Pages are rendered only once the shell is there. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('The page is not inside the frame.');
  return shell;
}

/** Whether the viewer looks at the demo without having signed in, so that nothing can be changed. */
export function isVisitor({ viewer }: Shell): boolean {
  return viewer.via === 'DEMO';
}
