/**
 * Keys. A page names its commands, each with a key; one listener runs them. Single letters can be switched off (WCAG 2.1.4), nothing runs
 * while somebody types into a field, and `?` lists whatever holds at the moment.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One command with its key: `[`, `l`, `g t` (one after the other) or `mod+k` (Ctrl or ⌘). */
export interface KeyCommand {
  readonly keys: string;
  readonly name: string;
  /** Under which heading `?` lists it. */
  readonly group: string;
  readonly run: () => void;
}

const held = new Set<readonly KeyCommand[]>();
const listeners = new Set<() => void>();
let all: readonly KeyCommand[] = [];
const tell = () => {
  all = [...held].flat();
  for (const listener of listeners) listener();
};

/** Holds commands as long as the component is there. The last one that asks for a key gets it. */
export function useKeys(commands: readonly KeyCommand[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const shape = commands.map(({ keys, name }) => `${keys}:${name}`).join('|');
  useEffect(() => {
    const own = latest.current.map((command, index) => ({
      ...command,
      run: () => latest.current[index]?.run(),
    }));
    held.add(own);
    tell();
    return () => {
      held.delete(own);
      tell();
    };
  }, [shape]);
}

/** Every command that holds now. */
export function useAllKeys(): readonly KeyCommand[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}

const OFF = 'bough.single-keys';

/** Whether keys without Ctrl or ⌘ run commands. */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(OFF) !== 'off';
}

export function switchSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'off');
}

let before: { readonly key: string; readonly at: number } | null = null;
const SEQUENCE_MS = 1200;

/** Starts listening; gives the way to stop. */
export function listenToKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    command.run();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function commandOf(event: KeyboardEvent): KeyCommand | undefined {
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return find(`mod+${event.key.toLowerCase()}`);
  if (isTyping(event.target) || !singleKeysAreOn() || document.querySelector('dialog:modal')) return undefined;
  const sequence = before && event.timeStamp - before.at < SEQUENCE_MS ? find(`${before.key} ${event.key}`) : undefined;
  before = sequence ? null : { key: event.key, at: event.timeStamp };
  return sequence ?? find(event.key);
}

function find(keys: string): KeyCommand | undefined {
  return all.findLast((command) => command.keys.toLowerCase() === keys.toLowerCase());
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role=combobox], [role=listbox]');
}
