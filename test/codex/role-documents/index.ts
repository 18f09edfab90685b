/** Role files, to compare what Codex makes of them with what is found: roles of all sorts, and all documents of config.toml as roles. */
import { documents as settings } from '../config-documents/index.ts';
import type { Document } from '../documents/index.ts';
import { ownRoles, roleWith } from './own.ts';

const DIGITS = 5;

/** The name of a role by its place among the documents: no two roles of a folder may share one. */
export function roleName(index: number): string {
  return `role-${String(index).padStart(DIGITS, '0')}`;
}

/** The places of the roles that a text names. */
export function rolesNamedIn(text: string): number[] {
  return Array.from(text.matchAll(/role-(\d{5})/g), ([, digits]) => Number(digits));
}

export const documents: readonly Document[] = [
  ...ownRoles,
  ...settings.map(({ id, text }) => [`settings: ${id}`, roleWith(text)] as const),
].map(([id, role], index) => ({ id, text: role(roleName(index)) }));
