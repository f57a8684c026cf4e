/** Finds people by the keys that are typed. */
import { didYouMean, Refusal, type Person } from '@bough/domain';

/** The person with a key. Refuses an unknown key and names the nearest one. */
export function personByKey(key: string, people: Iterable<Person>): Person {
  const all = [...people];
  const person = all.find((each) => each.key === key);
  if (person) return person;
  const near = didYouMean(
    key,
    all.map((each) => each.key),
  );
  throw new Refusal('UNKNOWN_PERSON', `There is no person "${key}"${near || '.'}`);
}
