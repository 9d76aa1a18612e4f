import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { blob } from 'node:stream/consumers'
import { dataPath } from '@/platform/data-dir/data-path'

/** Where requests' files lie until they are kept: in the data directory, so that keeping one is a rename. */
export const incomingFolder = () => dataPath('incoming')

interface Part {
  start: number
  end: number
}

/**
 * A file that a request brought. Its bytes lie on the disk, not in memory; whoever wants them as a whole reads them. It is
 * gone when the request is answered, unless the storage took it.
 */
export class ReceivedFile extends File {
  /** Bytes; the own property hides the getter of the empty file that this is to its parent class. */
  declare readonly size: number
  readonly path: string
  readonly #part: Part

  constructor(path: string, part: Part, about: { name: string; type: string }) {
    super([], about.name, { type: about.type })
    this.path = path
    this.#part = part
    Object.defineProperty(this, 'size', { value: part.end - part.start, enumerable: true })
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    // The same class at run time; Node's types name it from node:stream/web, TypeScript's from the DOM.
    return Readable.toWeb(this.#read()) as ReadableStream<Uint8Array<ArrayBuffer>>
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await blob(this.#read())).arrayBuffer()
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.arrayBuffer())
  }

  override slice(from = 0, to = this.size, type = ''): Blob {
    const place = (at: number) => this.#part.start + Math.max(0, Math.min(this.size, at < 0 ? this.size + at : at))
    const start = place(from)
    return new ReceivedFile(this.path, { start, end: Math.max(start, place(to)) }, { name: this.name, type })
  }

  #read(): Readable {
    const { start, end } = this.#part
    return end > start ? createReadStream(this.path, { start, end: end - 1 }) : Readable.from([])
  }
}

/** Writes what arrives to the disk as it arrives. Nothing is left when it breaks off. */
export async function receiveFile(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  about: { name: string; type: string },
): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const piece of source) {
      await file.writeFile(piece)
      size += piece.byteLength
    }
    await file.close()
    return new ReceivedFile(path, { start: 0, end: size }, about)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  }
}

/** Removes the bytes that nobody kept. */
export async function dropReceived(files: readonly ReceivedFile[]): Promise<void> {
  for (const file of files) await rm(file.path, { force: true })
}

/** At start: what an earlier process was receiving when it ended is nobody's any more. */
export async function clearIncoming(): Promise<void> {
  await rm(incomingFolder(), { recursive: true, force: true })
}
