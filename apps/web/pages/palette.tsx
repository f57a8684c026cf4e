/** `Ctrl K`: goes to any node, segment, person, finding, intervention or page, and runs any command, by typing part of its name. */
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { PaletteNodes, PaletteThings } from '../gql/palette.js';
import { useShell } from '../access/viewer.js';
import { useAsk } from '../shared/ask.js';
import { Dialog } from '../shared/dialog.js';
import { useAllKeys } from '../shared/keys.js';
import type { TypeAhead } from '../shared/type-ahead.js';
import { useAddress } from '../shared/use-address.js';
import { PLACES } from '../routes.js';
import { bestMatches } from './match.js';
import { Keys } from './help.js';
import styles from './palette.module.css';

/** Something that can be chosen. */
interface Item {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, for the reader. */
  readonly kind: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Nodes are looked for from this many letters on. */
const LEAST_LETTERS = 2;
const MOST_SHOWN = 40;

interface CommandPaletteProps {
  /** What was typed before it was there. */
  readonly typed: TypeAhead;
  readonly onClose: () => void;
}

export function CommandPalette({ typed, onClose }: CommandPaletteProps) {
  const [text, setText] = useState('');
  useEffect(() => {
    const before = typed.stop();
    setText((already) => already + before);
  }, [typed]);
  const [at, setAt] = useState(0);
  const list = useId();
  const items = useItems(text);
  const shown = useMemo(() => bestMatches(items, text, MOST_SHOWN), [items, text]);
  const active = Math.min(at, shown.length - 1);
  const choose = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === 'Enter') choose(shown[active]);
    else if (move !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, active + move)));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Go to, or do" onClose={onClose} width={620}>
      <input
        type="search"
        role="combobox"
        aria-label="Name of a node, segment, person, finding, intervention, page or command"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] ? `${list}-${active}` : undefined}
        placeholder="A node, a segment, a person, F17 for a finding, I3 for an intervention, a page …"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={list} role="listbox" aria-label="What matches" className={styles.list}>
        {shown.map((item, index) => (
          <li
            key={item.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => choose(item)}
          >
            <span>{item.name}</span>
            {item.keys && <Keys keys={item.keys} />}
            <span className="mute">{item.kind}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="mute">Nothing is called that.</p>}
    </Dialog>
  );
}

function useItems(text: string): readonly Item[] {
  const { go, choose } = useAddress();
  const shell = useShell();
  const keys = useAllKeys();
  const things = useAsk(PaletteThings, {}).data;
  const search = text.trim();
  const nodes = useAsk(PaletteNodes, { search }, { pause: search.length < LEAST_LETTERS }).data;
  return useMemo(() => {
    const pages = PLACES.map(({ path, name, keys }) => ({ id: path, name, kind: 'page', keys, run: () => go(path) }));
    const commands = keys
      .filter(({ group }) => group !== 'Go to')
      .map((command) => ({
        id: `do ${command.keys}`,
        name: command.name,
        kind: 'command',
        keys: command.keys,
        run: command.run,
      }));
    const segments = shell.dimensions.nodes.flatMap(({ key: by, name, segments: { nodes: all } }) =>
      all.map((segment) => ({
        id: `${by}=${segment.key}`,
        name: segment.name,
        kind: name,
        run: () =>
          by === shell.tree?.dimension.key
            ? go('/tree', { view: 'branch', seg: [segment.key], by: null })
            : go('/tree', { by, seg: [segment.key] }),
      })),
    );
    const ofTree = shell.dimensions.nodes.find(({ key }) => key === shell.tree?.dimension.key);
    const reasons = (ofTree?.segments.nodes ?? []).map((segment) => ({
      id: `explain ${segment.key}`,
      name: `Explain ${segment.name}: why it costs more or less, and whose it is`,
      kind: 'question',
      run: () => go('/explain', { node: segment.key, vs: 'all' }),
    }));
    const people = shell.people.map(({ key, name }) => ({
      id: `person ${key}`,
      name,
      kind: 'person',
      run: () => go('/owners', { who: key }),
    }));
    const found = (nodes?.tree?.slice.nodes ?? [])
      .filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(search.toLowerCase()))
      .map(({ id, key, name, segment }) => ({
        id,
        name: segment ? `${segment.name} · ${name}` : name,
        kind: 'node',
        run: () => go('/tree', { node: key }),
      }));
    const findings = (things?.findings.nodes ?? []).map(({ id, number, title }) => ({
      id,
      name: `F${number} ${title}`,
      kind: 'finding',
      run: () => go(`/findings/${number}`),
    }));
    const interventions = (things?.interventions.nodes ?? []).map(({ id, number, plan }) => ({
      id,
      name: `I${number} ${plan.title}`,
      kind: 'intervention',
      run: () => go(`/interventions/${number}`),
    }));
    return [...pages, ...commands, ...segments, ...reasons, ...people, ...findings, ...interventions, ...found];
  }, [keys, shell, nodes, things, search, go, choose]);
}
