/** What to do before there is something to see: three commands, and how far one has come. */
import type { Shell } from '../access/viewer.js';
import { Empty } from '../shared/part.js';
import type { ClientPlace } from '../routes.js';
import styles from './frame.module.css';

/** Whether the page would only say in every place that nothing was imported: it shows numbers, and there are none of any day. */
export function isWithoutData({ workspace }: Shell, place: ClientPlace | undefined): boolean {
  return workspace !== null && workspace.dataThrough === null && place !== undefined && place.choices.includes('p');
}

const STEPS = [
  ['npx bough apply workspace.yaml', 'describes the workspace: segments, metrics and the tree'],
  ['npx bough import mapping.yaml', 'brings in the files that your mapping names'],
  ['npx bough tree show', 'shows the tree, and so does this page'],
] as const;

/** `done`: how many steps lie behind. */
export function FirstSteps({ done }: { readonly done: 0 | 1 }) {
  return (
    <Empty title={done === 0 ? 'There is no workspace yet' : 'Nothing has been imported yet'}>
      <p>
        {done === 0
          ? 'A workspace says what is measured. Three commands make one from your own files:'
          : 'The workspace says what is measured; now it needs conversations. The page tells you as soon as they are there:'}
      </p>
      <ol className={styles.steps}>
        {STEPS.map(([command, what], index) => (
          <li key={command} data-done={index < done || undefined} aria-current={index === done ? 'step' : undefined}>
            <span aria-hidden="true">{index < done ? '✓' : index + 1}</span>
            <span>
              <code>{command}</code> {what}
              {index < done && <span className="sr"> (done)</span>}
            </span>
          </li>
        ))}
      </ol>
    </Empty>
  );
}
