/** Lays out texts with Taplo, in a thread of its own: it takes seconds to load, and what goes wrong in it ends here. */
import { parentPort } from 'node:worker_threads';
import taplo from '@taplo/lib';
import type { FormatAnswer, FormatQuestion } from './formatter.ts';
import { layoutOptions } from './layout.ts';

/** Taplo asks for a file system and writes to a console, which here may be the connection to the editor. */
const nothing: NonNullable<Parameters<typeof taplo.Taplo.initialize>[0]> = {
  cwd: () => '',
  envVar: () => undefined,
  envVars: () => [],
  findConfigFile: () => undefined,
  glob: () => [],
  isAbsolute: () => true,
  now: () => new Date(0),
  readFile: () => Promise.reject(new Error('no files')),
  writeFile: () => Promise.reject(new Error('no files')),
  stdin: () => Promise.reject(new Error('no input')),
  stdout: async (bytes) => bytes.length,
  stderr: async (bytes) => bytes.length,
  stdErrAtty: () => false,
  urlToFilePath: (url) => url,
};

const loaded = taplo.Taplo.initialize(nothing);

parentPort?.on('message', async ({ id, text, style }: FormatQuestion) => {
  const formatter = await loaded;
  const options = layoutOptions(style);
  const answer: FormatAnswer = { id, text: formatter.format(text, { options }) };
  parentPort?.postMessage(answer);
});
