import { parseCodeArguments } from './arguments.ts';
import { runMain } from './entry.ts';
import { runSuite } from './run-suite.ts';

await runMain(() => runSuite(parseCodeArguments(process.argv.slice(2))));
