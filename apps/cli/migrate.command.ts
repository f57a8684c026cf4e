import type { Command } from 'commander';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { print } from './terminal/print.js';

export function addMigrateCommand(program: Command, environment: Environment): void {
  program
    .command('migrate')
    .summary('bring the database up to date (every other command does so too)')
    .action(() =>
      withSystem(environment, async ({ migrated }) => {
        print(migrated.length === 0 ? 'The database is up to date.' : `Ran ${migrated.join(', ')}`);
      }),
    );
}
