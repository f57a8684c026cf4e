/** Three questions about the demo, each a link to where the answer is. */
import { Link } from 'wouter';
import { useAddress } from '../shared/use-address.js';
import styles from './frame.module.css';

export function FirstQuestions() {
  const { link } = useAddress();
  return (
    <ul className={styles.questions}>
      <li>
        <Link href={link('/explain', { node: 'enterprise', vs: 'all' })}>Why does Enterprise cost more?</Link>
      </li>
      <li>
        <Link href={link('/tree', { lens: 'owner', node: 'enterprise', tab: 'who' })}>Whose is it?</Link>
      </li>
      <li>
        <Link href={link('/interventions')}>Did the changes work?</Link>
      </li>
    </ul>
  );
}
