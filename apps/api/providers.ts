/** What the modules are given: the system, and what the server needs besides. */
import type { Provider } from '@nestjs/common';
import { System, TreeFiles } from '@bough/application';
import { CsvTableFiles, YamlTreeFiles } from '@bough/sources';
import { CpuAllowance } from './access/cpu-allowance.js';
import { DemoDoor } from './access/demo-door.js';
import { Identify } from './access/identify.js';
import { OpenId } from './access/open-id.js';
import { PageTokens } from './access/page-tokens.js';
import type { AppParts } from './app-parts.js';
import { Troubles } from './troubles.js';
import { VersionWatch } from './http/version-watch.js';
import { NodeFinders } from './graphql/node-finders.js';
import { Deadline } from './http/deadline.js';
import { choresOn } from './workshop/chores.js';
import { tablesOn } from './workshop/table.js';
import { OneThread, Workshop } from './workshop/workshop.js';

/** `use(System, system)`: whoever asks for the class gets this one. */
const use = <Port>(provide: abstract new (...given: never[]) => Port, useValue: Port) => ({ provide, useValue });

export function providersOf({
  system,
  databaseTrouble,
  openId = null,
  web,
  demoIsOpen = true,
  workshop,
  deadline,
  cpuPerMinute = 0,
}: AppParts): Extract<Provider, { provide: unknown }>[] {
  const pageTokens = new PageTokens(() => system.clock.now());
  const table = tablesOn(system, new CsvTableFiles());
  const here = () => new OneThread({ ...choresOn(system, databaseTrouble), table });
  return [
    use(System, system),
    use(Troubles, { of: databaseTrouble }),
    use(TreeFiles, new YamlTreeFiles()),
    use(Deadline, new Deadline(deadline)),
    use(Workshop, workshop ?? here()),
    use(NodeFinders, new NodeFinders()),
    use(PageTokens, pageTokens),
    use(Identify, new Identify(system, pageTokens, new DemoDoor(system, demoIsOpen))),
    use(CpuAllowance, new CpuAllowance(cpuPerMinute, () => performance.now())),
    use(VersionWatch, new VersionWatch(system, web?.build ?? null)),
    use(OpenId, new OpenId(openId, system)),
  ];
}
