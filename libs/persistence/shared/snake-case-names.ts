import { DefaultNamingStrategy } from 'typeorm';

/** `firstReplyAt` is the column `first_reply_at`; a name that a row states itself stays as it is. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? snakeCase(property);
  }
}

/** `first_reply_at` for `firstReplyAt`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
