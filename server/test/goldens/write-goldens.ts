import { askCodex } from '../../../test/codex/release.ts';
import { expectation, readPolicy } from './goldens.ts';

/**
 * Prints what the expectation of a policy would hold, for a person to read before it is stored:
 * `tsx write-goldens.ts <name>`. Asks the real Codex.
 */
const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('name a policy, without its folder and extension');
const text = readPolicy(name);
process.stdout.write(expectation(text, await askCodex(text)));
