import { startTestApp, type TestApp } from '../support/test-app.js';
import { comparisonSuite } from './suites/comparisons.js';
import { connectionSuite } from './suites/connections.js';
import { conversationSuite } from './suites/conversations.js';
import { contrastSuite } from './suites/contrasts.js';
import { explanationSuite } from './suites/explanations.js';
import { exportSuite } from './suites/exports.js';
import { findingSuite } from './suites/findings.js';
import { interventionSuite } from './suites/interventions.js';
import { matrixSuite } from './suites/matrix.js';
import { nameSuite } from './suites/names.js';
import { nodeSuite } from './suites/nodes.js';
import { ownershipSuite } from './suites/ownership.js';
import { roleSuite } from './suites/roles.js';
import { readingSuite } from './suites/readings.js';
import { scorecardSuite } from './suites/scorecards.js';
import { seriesSuite } from './suites/series.js';
import { sliceSuite } from './suites/slices.js';
import { statementSuite } from './suites/statements.js';
import { textSuite } from './suites/texts.js';

/** Everything that is asked of the demo, which is loaded once. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ demo: true });
}, 180_000);
afterAll(() => app?.close());

describe('a slice', () => sliceSuite(() => app));
describe('the tree side by side', () => matrixSuite(() => app));
describe('a reading', () => readingSuite(() => app));
describe('a series', () => seriesSuite(() => app));
describe('an explanation', () => explanationSuite(() => app));
describe('a comparison', () => comparisonSuite(() => app));
describe('comparisons', () => contrastSuite(() => app));
describe('conversations behind a number', () => conversationSuite(() => app));
describe('statements', () => statementSuite(() => app));
describe('a connection', () => connectionSuite(() => app));
describe('a node by its id', () => nodeSuite(() => app));
describe('an argument that names something', () => nameSuite(() => app));
describe('a text is refused', () => textSuite(() => app));
describe('ownership', () => ownershipSuite(() => app));
describe('roles', () => roleSuite(() => app));
describe('a finding', () => findingSuite(() => app));
describe('an intervention', () => interventionSuite(() => app));
describe('an export', () => exportSuite(() => app));
describe('a scorecard', () => scorecardSuite(() => app));
