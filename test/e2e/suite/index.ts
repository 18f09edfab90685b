import * as mochaModule from 'mocha';

/** Loads one file of tests. */
export type TestFile = () => Promise<unknown>;

/** The timeout of one test: the extension host has to start a language server in it. */
const TIMEOUT = 30_000;

/** Runs the suite inside the extension host; rejects when a test fails, which ends VS Code with code 1. */
export async function runSuite(files: readonly TestFile[]): Promise<void> {
  const Mocha = mochaModule.default ?? mochaModule;
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: TIMEOUT, color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of files) await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
