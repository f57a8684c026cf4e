/** Reads people from PostgreSQL. */
import type { DataSource } from 'typeorm';
import { PersonStore } from '@bough/application';
import type { Person } from '@bough/domain';
import { isUuid } from '../shared/uuid.js';
import * as sql from './ownership.sql.js';

export class PostgresPersonStore extends PersonStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  all(): Promise<Person[]> {
    return this.source.query<Person[]>(sql.PEOPLE);
  }

  async find(id: string): Promise<Person | null> {
    return isUuid(id) ? this.one(sql.PERSON_BY_ID, id) : null;
  }

  findByKey(key: string): Promise<Person | null> {
    return this.one(sql.PERSON_BY_KEY, key);
  }

  findByEmail(email: string): Promise<Person | null> {
    return this.one(sql.PERSON_BY_EMAIL, email);
  }

  private async one(statement: string, given: string): Promise<Person | null> {
    const [row] = await this.source.query<Person[]>(statement, [given]);
    return row ?? null;
  }
}
