/** The command line. Each command has a file; this one joins them and turns what they throw into messages. */
import { Command } from 'commander';
import { Refusal } from '@bough/domain';
import { EmbeddedPostgresFailed } from '@bough/persistence';
import { fileTrouble, UnreadableFile } from '@bough/sources';
import { addAccessCommand } from './access.command.js';
import { addBackupCommands } from './backup.command.js';
import { addBusinessHoursCommand } from './business-hours.command.js';
import { addContrastsCommand } from './contrasts.command.js';
import { addConversationsCommand } from './conversations.command.js';
import { addCustomersCommand } from './customers.command.js';
import { addDemandCommand } from './demand.command.js';
import { addDemoCommand } from './demo.command.js';
import { addDetectCommand } from './detect.command.js';
import { addEventsCommand } from './events.command.js';
import { readEnvironment } from './environment.js';
import { addExplainCommand } from './explain.command.js';
import { addFindingsCommand } from './findings.command.js';
import { addFormulaCommand } from './formula.command.js';
import { addImportCommand } from './import.command.js';
import { addInterventionsCommand } from './interventions.command.js';
import { addMigrateCommand } from './migrate.command.js';
import { addMyWorkCommand } from './my-work.command.js';
import { addOwnersCommand } from './owners.command.js';
import { addPeopleCommand } from './people.command.js';
import { addRefreshCommand } from './refresh.command.js';
import { addApplyCommand } from './apply.command.js';
import { addHeatmapCommand } from './heatmap.command.js';
import { addScorecardCommand } from './scorecard.command.js';
import { addStandardsCommand } from './standards.command.js';
import { addTreeCommand } from './tree.command.js';
import { printError } from './terminal/print.js';

const environment = readEnvironment();

const program = new Command('bough')
  .description('Which customer segment costs too much or suffers, why, who answers for it, and did the fix work?')
  .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    `
First steps:
  bough demo                   look around in a made-up company
  bough apply workspace.yml    or set up your own workspace
  bough import mapping.yml     and bring its files in
  bough tree show              see every segment as a branch of the tree
  bough explain enterprise     why a number differs, in parts that add up

The database is the embedded one in .bough/ (BOUGH_DATA_DIR), or the PostgreSQL
server of DATABASE_URL.`,
  );

addApplyCommand(program, environment);
addImportCommand(program, environment);
addRefreshCommand(program, environment);
addTreeCommand(program, environment);
addExplainCommand(program, environment);
addScorecardCommand(program, environment);
addHeatmapCommand(program, environment);
addDemandCommand(program, environment);
addConversationsCommand(program, environment);
addCustomersCommand(program, environment);
addEventsCommand(program, environment);
addStandardsCommand(program, environment);
addBusinessHoursCommand(program, environment);
addContrastsCommand(program, environment);
addDetectCommand(program, environment);
addFormulaCommand(program, environment);
addOwnersCommand(program, environment);
addPeopleCommand(program, environment);
addFindingsCommand(program, environment);
addMyWorkCommand(program, environment);
addInterventionsCommand(program, environment);
addDemoCommand(program, environment);
addAccessCommand(program, environment);
addMigrateCommand(program, environment);
addBackupCommands(program, environment);

try {
  await program.parseAsync();
} catch (error) {
  const isForPeople = [Refusal, EmbeddedPostgresFailed, UnreadableFile].some((kind) => error instanceof kind);
  printError(isForPeople ? (error as Error).message : (fileTrouble(error)?.message ?? error));
  process.exitCode = 1;
}
