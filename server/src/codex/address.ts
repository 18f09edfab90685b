/** A text without the user and the password of the address that it is or holds: what a message may show. */
export function withoutPassword(text: string): string {
  return text.replace(/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#]*@/gi, '$1…@');
}
