import { askGolden } from './ask.ts';
import { expectation, goldens } from './goldens.ts';

/**
 * Prints what the expectation of a file would hold, for a person to read before it is stored:
 * `tsx write-goldens.ts <name>`. Asks the real Codex.
 */
const [name] = process.argv.slice(2);
const golden = goldens().find((one) => one.name === name);
if (!golden) throw new Error('name a file, without its folder and ending');
process.stdout.write(expectation(golden, await askGolden(golden)));
