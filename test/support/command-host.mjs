/**
 * Runs the built command line, one command after the other in this process, since starting it takes longer than most commands do. A message
 * `{ args, folder, env }` is answered with `{ code, output, errors }`, as a process of its own would end.
 */
const COMMAND = new URL('../../dist/apps/cli/main.js', import.meta.url);
const FOLDER = process.cwd();
const ENVIRONMENT = { ...process.env };

/** Thrown in the place of an end of the process, such as after `--help`. */
class Ended extends Error {}

let runs = 0;
let last = Promise.resolve();
process.on('message', (command) => (last = last.then(async () => process.send(await run(command)))));

async function run({ args, folder = FOLDER, env }) {
  const said = { output: '', errors: '' };
  let ended = null;
  process.stdout.write = taking((text) => ended ?? (said.output += text));
  process.stderr.write = taking((text) => ended ?? (said.errors += text));
  process.exit = (code) => {
    ended ??= { code: code ?? process.exitCode ?? 0 };
    throw new Ended();
  };
  process.chdir(folder);
  process.env = { ...ENVIRONMENT, ...env };
  process.argv = [process.argv[0], COMMAND.pathname, ...args];
  process.exitCode = 0;
  await import(`${COMMAND}?run=${++runs}`).catch((error) => ended ?? process.stderr.write(`${error.stack}\n`));
  return { code: ended?.code ?? process.exitCode, ...said };
}

/** What writes of a stream do: hand on the text, and say that it was written. */
function taking(take) {
  return (text, ...more) => {
    take(String(text));
    more.find((each) => typeof each === 'function')?.();
    return true;
  };
}
