/** Opens secrets where they are kept. What is opened is handed to the connection and to nobody else. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from '@bough/domain';
import type { SecretReference } from './connection-spec.js';

/** Where references lead. */
export interface SecretPlaces {
  /** A variable of the environment. */
  readonly variable: (name: string) => string | undefined;
  /** Of the paths of files. */
  readonly folder: string;
}

/** The secret. Refuses with `SECRET_MISSING` where there is none. */
export async function openSecret(reference: SecretReference, { variable, folder }: SecretPlaces): Promise<string> {
  if ('env' in reference) {
    const value = variable(reference.env);
    if (value) return value;
    throw new Refusal(
      'SECRET_MISSING',
      `the variable ${reference.env} is not set; it holds the password of a connection`,
    );
  }
  const text = await readFile(resolve(folder, reference.file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('SECRET_MISSING', `the file ${reference.file} with the password of a connection cannot be read: ${error.code}`); // prettier-ignore
  });
  const secret = text.replace(/\r?\n$/, '');
  if (secret !== '') return secret;
  throw new Refusal('SECRET_MISSING', `the file ${reference.file} with the password of a connection is empty`);
}
