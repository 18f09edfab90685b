import { grammarFor, readFixture } from './fixtures.ts';
import { snapshot, tokenize } from './tokenize.ts';

/** Prints what a fixture's golden would hold, for a person to read before it is stored: `tsx write-goldens.ts <name>`. */
const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('name a fixture, without its folder and extension');
process.stdout.write(`${snapshot(tokenize(await grammarFor(name), readFixture(name)))}\n`);
