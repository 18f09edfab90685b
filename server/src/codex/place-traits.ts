import {
  isConfigPath,
  isKeptConfig,
  isOthersPath,
  isProjectConfig,
  isRolePath,
  isSystemConfig,
} from './config-place.ts';
import { hasRequirementsName, isInCodexFolder, isNeverRead } from './file-kind.ts';

const traits: readonly ((path: string) => boolean)[] = [
  isConfigPath,
  isRolePath,
  isInCodexFolder,
  isNeverRead,
  isOthersPath,
  isKeptConfig,
  isProjectConfig,
  isSystemConfig,
  hasRequirementsName,
];

/**
 * All that a path says of a file: those of which the same is said are alike but for what lies beside them. A policy is
 * one under any name that ends like its own.
 */
export function traitsOf(path: string): string {
  const name = hasRequirementsName(path) ? '' : path.slice(path.search(/[^\\/]*$/));
  return `${traits.map((trait) => (trait(path) ? 'y' : 'n')).join('')} ${name}`;
}
