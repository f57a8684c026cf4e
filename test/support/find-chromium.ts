/** Where a Chromium of this machine is, for the tests in a real browser. None is ever downloaded. */
import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
}

/** Debian's Chromium without a window comes first: the tests take a fifth less of the processor in it. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'];
const WINDOWS_NAMES = ['chromium.exe', 'chrome.exe', 'msedge.exe'];

const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
const WINDOWS_PROGRAMS = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']; // prettier-ignore

export const thisMachine = (): Machine => ({
  platform: process.platform,
  environment: process.env,
  isProgram: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
});

/**
 * The path of a browser: BOUGH_CHROMIUM, then Chromium, Chrome and Edge on the PATH, then where macOS and Windows keep them; null where there
 * is none. Throws if BOUGH_CHROMIUM is no program, since another browser than the named one would be a surprise.
 */
export function findChromium(machine: Machine): string | null {
  const named = machine.environment.BOUGH_CHROMIUM;
  if (!named) return [...onPath(machine), ...usualPlaces(machine)].find(machine.isProgram) ?? null;
  if (machine.isProgram(named)) return named;
  throw new Error(`BOUGH_CHROMIUM=${named} is no program. Correct it, or unset it to use an installed browser.`);
}

function onPath({ platform, environment }: Machine): string[] {
  const [names, path] = platform === 'win32' ? [WINDOWS_NAMES, win32] : [NAMES, posix];
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function usualPlaces({ platform, environment }: Machine): string[] {
  const { HOME, LOCALAPPDATA, ProgramFiles, 'ProgramFiles(x86)': older } = environment;
  const inAll = (folders: readonly (string | undefined)[], programs: readonly string[], join: typeof posix.join) =>
    programs.flatMap((program) => folders.flatMap((folder) => (folder ? [join(folder, program)] : [])));
  if (platform === 'darwin') return inAll(['/Applications', HOME && `${HOME}/Applications`], MAC_APPS, posix.join);
  if (platform === 'win32') return inAll([ProgramFiles, older, LOCALAPPDATA], WINDOWS_PROGRAMS, win32.join);
  return [];
}
