/** What the modules are given: the system, and what the server needs besides. */
import type { Provider } from '@nestjs/common';
import { System, TreeFiles } from '@bough/application';
import { YamlTreeFiles } from '@bough/sources';
import { Identify } from './access/identify.js';
import { OpenId } from './access/open-id.js';
import type { AppParts } from './app-parts.js';
import { NodeFinders } from './graphql/node-finders.js';

/** `use(System, system)`: whoever asks for the class gets this one. */
const use = <Port>(provide: abstract new (...given: never[]) => Port, useValue: Port) => ({ provide, useValue });

export function providersOf({ system, openId = null }: AppParts): Extract<Provider, { provide: unknown }>[] {
  return [
    use(System, system),
    use(TreeFiles, new YamlTreeFiles()),
    use(NodeFinders, new NodeFinders()),
    use(Identify, new Identify(system)),
    use(OpenId, new OpenId(openId, system)),
  ];
}
