/** `?`: every key that holds at the moment, and the switch for those that are single letters. */
import { useState } from 'react';
import { Dialog } from '../shared/dialog.js';
import { singleKeysAreOn, switchSingleKeys, useAllKeys, type KeyCommand } from '../shared/keys.js';
import styles from './help.module.css';

/** What the browser and the grids do by themselves. */
const ALWAYS: readonly (readonly [keys: string, name: string])[] = [
  ['Tab', 'Next part of the page'],
  ['Escape', 'Close the innermost'],
  ['→ ← ↑ ↓', 'Walk through a tree or a table; → opens, ← closes'],
  ['Home, End', 'First and last of a row; with Ctrl of all'],
  ['Enter', 'Open what has the focus'],
];

export function Help({ onClose }: { readonly onClose: () => void }) {
  const commands = useAllKeys();
  const [isOn, setOn] = useState(singleKeysAreOn);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog title="Keys" onClose={onClose} width={760}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group} name={group} commands={commands.filter((command) => command.group === group)} />
        ))}
        <section>
          <h3>Everywhere</h3>
          <dl>
            {ALWAYS.map(([keys, name]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <label className="line">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            switchSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        Single letters run commands (switch this off if you speak to your computer)
      </label>
    </Dialog>
  );
}

function Group({ name, commands }: { readonly name: string; readonly commands: readonly KeyCommand[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <dl>
        {commands.map((command) => (
          <div key={command.keys}>
            <dt>
              <Keys keys={command.keys} />
            </dt>
            <dd>{command.name}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** `mod+k` as it stands on the keyboard. */
export function Keys({ keys }: { readonly keys: string }) {
  return keys.split(' ').map((each, index) => (
    <span key={each}>
      {index > 0 && ' then '}
      <kbd>{each.replace('mod+', isApple ? '⌘ ' : 'Ctrl ').replace(/(^| )([a-z])$/, (text) => text.toUpperCase())}</kbd>
    </span>
  ));
}
