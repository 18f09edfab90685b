import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-languageserver/node';

const HEADER_END = '\r\n\r\n';

/** In bytes. What is longer and has no end is no header. */
const MAX_HEADER = 64 * 1024;

/**
 * Hands each message on as soon as all of it is there. The library's own reader takes another turn of the event loop for
 * it, up to a twelfth of the time of a short answer.
 */
export class PromptMessageReader extends AbstractMessageReader implements MessageReader {
  /** What has come and was not handed on. */
  private chunks: Buffer[] = [];
  private size = 0;
  /** How many bytes have to be there for a whole message, as far as its header was read. */
  private needed = 0;

  constructor(private readonly input: Readable) {
    super();
    input.on('error', (error) => this.fireError(error));
    input.on('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer) => this.take(chunk, callback);
    this.input.on('data', take);
    return { dispose: () => void this.input.off('data', take) };
  }

  private take(chunk: Buffer, callback: DataCallback): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size < this.needed) return;
    const rest = this.handOn(this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks), callback);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
  }

  /** Hands on the whole messages at the beginning of what has come, and gives what is left. */
  private handOn(come: Buffer, callback: DataCallback): Buffer {
    let rest = come;
    this.needed = 0;
    for (;;) {
      const headerEnd = rest.indexOf(HEADER_END);
      if (headerEnd === -1) {
        if (rest.length <= MAX_HEADER) return rest;
        this.fireError(new Error(`No header of a message ends within ${MAX_HEADER} bytes.`));
        return rest.subarray(rest.length);
      }
      const start = headerEnd + HEADER_END.length;
      const length = this.lengthIn(rest.toString('latin1', 0, headerEnd));
      if (rest.length < start + length) {
        this.needed = start + length;
        return rest;
      }
      if (length > 0) this.read(rest.toString('utf8', start, start + length), callback);
      rest = rest.subarray(start + length);
    }
  }

  /** The length of a message in bytes; 0 where its header does not say it. */
  private lengthIn(header: string): number {
    const length = /^content-length: *(\d+) *$/im.exec(header)?.[1];
    if (length === undefined) this.fireError(new Error(`The header of a message has no Content-Length: ${header}`));
    return Number(length ?? 0);
  }

  private read(text: string, callback: DataCallback): void {
    try {
      callback(JSON.parse(text));
    } catch (error) {
      this.fireError(error);
    }
  }
}
