import { TSX } from './paths.mjs';

/**
 * @typedef {object} Step
 * @property {string} name What `npm test -- NAME` calls it.
 * @property {string} title What it shows.
 * @property {readonly string[]} command The program and its arguments.
 * @property {string} [needs] The file that has to exist, when the command's own message would not be clear.
 * @property {'mocha' | 'check'} counts Whether its tests are counted one by one, or the step counts as one.
 */

const NODE = process.execPath;

/** What c8 measures: the sources of the extension and the server, also those that no test loads. */
const COVERAGE = [
  ...['--all', '--src', 'client/src', '--src', 'server/src'],
  ...['--include', 'client/src/**', '--include', 'server/src/**'],
  ...['--reporter', 'text-summary', '--reporter', 'lcov'],
];

const UNIT_TESTS = ['{client,server}/test/**/*.test.ts', 'test/{grammar,repo}/**/*.test.ts'];

/** @type {readonly Step[]} */
const STEPS = [
  {
    name: 'types',
    title: 'Types',
    command: [NODE, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
    counts: 'check',
  },
  {
    name: 'web-types',
    title: 'Types of what runs in a browser',
    command: [NODE, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'],
    counts: 'check',
  },
  {
    name: 'types-view',
    title: 'Types of the script in the posture view',
    command: [NODE, 'node_modules/typescript/bin/tsc', '-p', 'client/webview/tsconfig.json'],
    counts: 'check',
  },
  {
    name: 'lint',
    title: 'Lint and format',
    command: [NODE, 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'],
    counts: 'check',
  },
  {
    name: 'unused',
    title: 'Unused code',
    command: [NODE, 'node_modules/knip/bin/knip.js'],
    counts: 'check',
  },
  {
    name: 'generated',
    title: 'Generated files are current',
    command: [...TSX, 'scripts/generate.ts', '--check'],
    needs: 'scripts/generate.ts',
    counts: 'check',
  },
  {
    name: 'build',
    title: 'Build',
    command: [NODE, 'scripts/build.mjs'],
    counts: 'check',
  },
  {
    name: 'unit',
    title: 'Unit tests with coverage',
    command: [NODE, 'node_modules/c8/bin/c8.js', ...COVERAGE, NODE, 'node_modules/mocha/bin/mocha.js', ...UNIT_TESTS],
    counts: 'mocha',
  },
  {
    name: 'e2e',
    title: 'End to end in VS Code',
    command: [...TSX, 'test/e2e/run.ts'],
    needs: 'test/e2e/run.ts',
    counts: 'mocha',
  },
  {
    name: 'web',
    title: 'End to end in a VS Code that is only a page',
    command: [...TSX, 'test/e2e/web.ts'],
    needs: 'test/e2e/web.ts',
    counts: 'mocha',
  },
  {
    name: 'package',
    title: 'The package',
    command: [...TSX, 'test/package/run.ts'],
    needs: 'test/package/run.ts',
    counts: 'check',
  },
  {
    name: 'npm',
    title: 'The npm package',
    command: [NODE, 'node_modules/mocha/bin/mocha.js', 'test/npm/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'page',
    title: 'The HTML report in a browser',
    command: [NODE, 'node_modules/mocha/bin/mocha.js', 'test/page/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'sarif',
    title: "The SARIF report in Microsoft's SDK",
    command: [NODE, 'node_modules/mocha/bin/mocha.js', 'test/sarif/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'person',
    title: 'The workbench as a person uses it',
    command: [...TSX, 'test/person/run.ts'],
    needs: 'test/person/run.ts',
    counts: 'check',
  },
];

/**
 * The steps with the given names, in their own order; all when no name is given.
 *
 * @param {readonly string[]} names
 * @returns {readonly Step[]}
 */
export function selectSteps(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`No step is called ${unknown.join(', ')}. There are: ${STEPS.map((step) => step.name).join(', ')}`);
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}
