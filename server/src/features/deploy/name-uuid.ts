/** The namespace of names that are URLs, from RFC 4122. */
export const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** The UUID of a name in a namespace: version 5 of RFC 4122. The same name has the same one everywhere. */
export async function nameUuid(namespace: string, name: string): Promise<string> {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (digits) =>
    Number.parseInt(digits, 16),
  );
  const hash = await crypto.subtle.digest('SHA-1', Uint8Array.from([...space, ...new TextEncoder().encode(name)]));
  const bytes = Array.from(new Uint8Array(hash, 0, 16), (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x50;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
