import { jsonrepair } from 'jsonrepair'
import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { filesIn } from '@/engine/value-guards'
import type { FileValue } from '@/engine/values'
import { fillText } from '../fill-text'
import type { BodyItem, HttpRequestConfig } from './request-config'

export interface RequestBody {
  content: string | Uint8Array
  content_type: string | undefined
}

/** The body as it is sent; undefined for none. Throws `invalid_input` for JSON that is none. */
export async function buildBody(
  body: HttpRequestConfig['body'],
  context: NodeContext,
): Promise<RequestBody | undefined> {
  if (!body || body.type === 'none') return undefined
  const items = itemsOf(body.data, body.type)
  switch (body.type) {
    case 'json':
      return { content: json(fillText(items[0]?.value ?? '', context), context), content_type: 'application/json' }
    case 'raw-text':
      return { content: fillText(items[0]?.value ?? '', context), content_type: 'text/plain' }
    case 'binary': {
      const [file] = filesOf(items[0], context)
      if (!file) throw noFile(context)
      return { content: await context.ports.files.read(file, context.signal), content_type: file.media_type }
    }
    case 'x-www-form-urlencoded': {
      const form = new URLSearchParams()
      for (const item of items)
        if (item.key !== '') form.append(fillText(item.key, context), fillText(item.value, context))
      return { content: form.toString(), content_type: 'application/x-www-form-urlencoded' }
    }
    case 'form-data':
      return multipart(items, context)
    default:
      throw new EngineError(
        'invalid_flow',
        `"${context.node_name}" has a body of the kind "${body.type}", which is not known.`,
      )
  }
}

function itemsOf(data: string | BodyItem[] | null | undefined, type: string): BodyItem[] {
  if (typeof data !== 'string') return data ?? []
  if (type !== 'form-data' && type !== 'x-www-form-urlencoded') {
    return [{ key: '', type: 'text', value: data, file: undefined }]
  }
  // Older exports write one `name:value` to a line.
  return data.split('\n').flatMap((line): BodyItem[] => {
    const colon = line.indexOf(':')
    const key = (colon < 0 ? line : line.slice(0, colon)).trim()
    if (key === '') return []
    return [{ key, type: 'text', value: colon < 0 ? '' : line.slice(colon + 1).trim(), file: undefined }]
  })
}

/** Values that were filled in may break the JSON around them: what can be mended is. */
function json(text: string, context: NodeContext): string {
  if (text.trim() === '') return ''
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    try {
      return JSON.stringify(JSON.parse(jsonrepair(text)))
    } catch {
      throw new EngineError(
        'invalid_input',
        `The body of "${context.node_name}" is not JSON once its values are filled in.`,
        {
          hint: 'Put quotation marks around values that are texts.',
        },
      )
    }
  }
}

async function multipart(items: BodyItem[], context: NodeContext): Promise<RequestBody> {
  const form = new FormData()
  for (const item of items) {
    const key = fillText(item.key, context)
    if (item.type !== 'file') {
      form.append(key, fillText(item.value, context))
      continue
    }
    for (const file of filesOf(item, context)) {
      const bytes = await context.ports.files.read(file, context.signal)
      form.append(key, new Blob([new Uint8Array(bytes)], { type: file.media_type }), file.name)
    }
  }
  const encoded = new Response(form)
  return {
    content: new Uint8Array(await encoded.arrayBuffer()),
    content_type: encoded.headers.get('content-type') ?? 'multipart/form-data',
  }
}

function filesOf(item: BodyItem | undefined, context: NodeContext): FileValue[] {
  return filesIn(item?.file ? context.read(item.file) : undefined)
}

function noFile(context: NodeContext): EngineError {
  return new EngineError('missing_value', `"${context.node_name}" has no file to send.`, {
    hint: 'Choose a variable that holds a file.',
  })
}
