/** A password is good enough when it is long enough. Rules about characters make people choose worse ones (NIST SP 800-63B, 5.1.1.2). */
import { problem, type Problem } from '../shared/problem.js';

const SHORTEST = 12;
/** Hashing a longer password would only cost time. */
const LONGEST = 200;

/** What is wrong with a password; an empty list for one that is good enough. Length is counted in characters. */
export function checkPassword(password: string): Problem[] {
  const length = [...password].length;
  if (length >= SHORTEST && length <= LONGEST) return [];
  const message = `A password has ${SHORTEST} to ${LONGEST} characters; several words in a row are a good one.`;
  return [problem('PASSWORD_LENGTH', ['password'], message)];
}
