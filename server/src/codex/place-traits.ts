import { isConfigPath, isKeptConfig, isOthersPath, isProjectConfig, isRolePath } from './config-place.ts';
import { isInCodexFolder, isNeverRead } from './file-kind.ts';

const traits = [isConfigPath, isRolePath, isInCodexFolder, isNeverRead, isOthersPath, isKeptConfig, isProjectConfig];

/** All that a path says of its file: files of which the same is said are alike but for what lies beside them. */
export function traitsOf(path: string): string {
  const name = path.slice(path.search(/[^\\/]*$/));
  return `${traits.map((trait) => (trait(path) ? 'y' : 'n')).join('')} ${name}`;
}
