import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { isData, isEmbeddingModel, isFile, isMessage, isModel, isTable, isTool } from './value-guards'
import type { FileValue, Value } from './values'

/** What a path leads to inside a value; undefined when it leads nowhere. Only own keys are followed. */
export function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  let at: Value | undefined = value
  for (const key of path) at = step(at, key)
  return at
}

function step(at: Value | undefined, key: string): Value | undefined {
  if (typeof at !== 'object' || at === null) return undefined
  if (Array.isArray(at)) return /^\d+$/.test(key) ? at[Number(key)] : undefined
  if (isFile(at)) return fileAttribute(at, key)
  if (isMessage(at)) return key === 'text' ? at.text : undefined
  if (isData(at)) return Object.hasOwn(at.data, key) ? toJson(at.data[key]) : undefined
  if (isTable(at)) return toJson(at.rows[Number(key)])
  if (isModel(at) || isEmbeddingModel(at) || isTool(at)) return undefined
  return isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined
}

function fileAttribute(file: FileValue, key: string): Value | undefined {
  const dot = file.name.lastIndexOf('.')
  switch (key) {
    case 'name':
    case 'filename':
      return file.name
    case 'size':
      return file.size ?? null
    case 'type':
      return file.file_type === 'other' ? 'custom' : file.file_type
    case 'mime_type':
      return file.media_type
    case 'extension':
      return dot < 0 ? '' : file.name.slice(dot).toLowerCase()
    case 'transfer_method':
      return file.transfer === 'stored' ? 'local_file' : 'remote_url'
    case 'url':
      return file.transfer === 'remote_url' ? file.ref : ''
    case 'related_id':
      return file.transfer === 'stored' ? file.ref : null
    default:
      return undefined
  }
}
