import { copyFile, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { dataPath } from '@/platform/data-dir/data-path'
import { ReceivedFile } from './received-file'

const Key = z.object({ tenant_id: z.uuid(), id: z.uuid() })

export type StorageKey = z.infer<typeof Key>

/** Ids only: what people call a file never becomes part of a path. */
function pathOf(key: StorageKey): string {
  const { tenant_id, id } = Key.parse(key)
  return dataPath('files', tenant_id, id.slice(0, 2), id)
}

/** Keeps bytes. They are there as a whole or not at all: what is being written has another name. */
export async function putFile(key: StorageKey, content: Uint8Array | Blob): Promise<void> {
  if (!(content instanceof ReceivedFile)) return write(pathOf(key), (file) => append(file, content))
  // Lies in the data directory already: it only takes its place.
  const path = pathOf(key)
  await mkdir(dirname(path), { recursive: true })
  const file = await open(content.path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(content.path, path)
}

/** Keeps the bytes of one key with more behind them under another key; the first stay as they are. False when there are none. */
export async function putLonger(key: StorageKey, from: StorageKey, more: Blob): Promise<boolean> {
  const path = pathOf(key)
  await mkdir(dirname(path), { recursive: true })
  try {
    await copyFile(pathOf(from), `${path}.part`)
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
  await write(path, (file) => append(file, more), 'a')
  return true
}

async function write(path: string, fill: (file: FileHandle) => Promise<void>, flags = 'w'): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(`${path}.part`, flags, 0o600)
  try {
    try {
      await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.part`, path)
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    throw error
  }
}

async function append(file: FileHandle, content: Uint8Array | Blob): Promise<void> {
  if (content instanceof Uint8Array) return file.writeFile(content)
  const reader = content.stream().getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) await file.writeFile(part.value)
}

/** The bytes; undefined when there are none under the key. */
export async function getFile(key: StorageKey): Promise<Uint8Array | undefined> {
  try {
    return await readFile(pathOf(key))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The bytes as they are read; undefined when there are none under the key. Whoever does not read them cancels the stream. */
export async function openFile(
  key: StorageKey,
): Promise<{ size: number; stream: ReadableStream<Uint8Array<ArrayBuffer>> } | undefined> {
  const path = pathOf(key)
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  const { size } = await file.stat()
  const bytes = file.createReadStream()
  // The same class at run time; Node's types name it from node:stream/web, TypeScript's from the DOM.
  return { size, stream: Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>> }
}

/** Does nothing when there are none. */
export async function removeFile(key: StorageKey): Promise<void> {
  await rm(pathOf(key), { force: true })
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
