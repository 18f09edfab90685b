/**
 * Whether a pattern of `remote_sandbox_config` is for a host: `*` stands for any run of characters, `?` for one; case,
 * blanks around and dots at the end do not count.
 */
export function matchesHost(pattern: string, hostname: string): boolean {
  const [wanted, actual] = [normalised(pattern), normalised(hostname)];
  if (wanted === '' || actual === '') return false;
  const source = wanted
    .replace(/\*+/g, '*')
    .replace(/[.*+?^${}()|[\]\\]/g, (char) => ({ '*': '.*', '?': '.' })[char] ?? `\\${char}`);
  return new RegExp(`^${source}$`, 's').test(actual);
}

function normalised(name: string): string {
  return name.trim().replace(/\.+$/, '').toLowerCase();
}
