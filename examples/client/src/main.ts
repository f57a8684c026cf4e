/** The page: asks for server and token, reads the tree, and draws it. The token is kept nowhere. */
import { drawWithD3 } from './d3-tree.js';
import { drawWithReactFlow } from './react-flow-tree.js';
import { readTree } from './tree.js';

const form = document.querySelector('form')!;
const status = document.querySelector('[role=status]')!;
const picture = document.querySelector<HTMLElement>('#picture')!;
let erase = () => picture.replaceChildren();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { server, token } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const withReact = (event.submitter as HTMLButtonElement).value === 'react-flow';
  status.textContent = 'Reading the tree …';
  try {
    const nodes = await readTree({ url: server!, token: token! });
    erase();
    if (withReact) {
      const root = drawWithReactFlow(picture, nodes);
      erase = () => root.unmount();
    } else {
      drawWithD3(picture, nodes);
      erase = () => picture.replaceChildren();
    }
    status.textContent = `${nodes.length} nodes.`;
  } catch (error) {
    status.textContent = `The tree could not be read: ${(error as Error).message}`;
  }
});
