/** What makes a password good enough: its length. Rules about characters make people choose worse ones. */
import { problem, type Problem } from '../shared/problem.js';

const SHORTEST = 12;
/** Longer ones would only be work for the server. */
const LONGEST = 200;

export function checkPassword(password: string): Problem[] {
  const length = [...password].length;
  if (length >= SHORTEST && length <= LONGEST) return [];
  const message = `A password has ${SHORTEST} to ${LONGEST} characters; several words in a row are a good one.`;
  return [problem('PASSWORD_LENGTH', ['password'], message)];
}
