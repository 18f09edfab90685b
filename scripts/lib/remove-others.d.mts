/** Removes the files in a folder but for those that are made, and what lies in the folders that are kept. */
export function removeOthers(folder: string, made: readonly string[], kept: readonly string[]): void;
