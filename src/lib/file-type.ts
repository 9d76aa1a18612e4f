type Kind = 'image' | 'document' | 'audio' | 'video' | 'other'

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  mdx: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  zip: 'application/zip',
}

/** Types that senders name when they do not know. */
const VAGUE = new Set(['', 'application/octet-stream', 'text/plain'])

/** What kind of file a name and a media type speak of. A type that says nothing is found by the name's ending. */
export function fileType(name: string, given?: string): { media_type: string; file_type: Kind } {
  const said = given?.split(';')[0]?.trim().toLowerCase()
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const known = Object.hasOwn(BY_EXTENSION, ending) ? BY_EXTENSION[ending] : undefined
  const media_type = said && !VAGUE.has(said) ? said : (known ?? (said || 'application/octet-stream'))
  return { media_type, file_type: kindOf(media_type, known !== undefined) }
}

function kindOf(media_type: string, known: boolean): Kind {
  const [family] = media_type.split('/')
  if (family === 'image' || family === 'audio' || family === 'video') return family
  if (
    family === 'text' ||
    media_type === 'application/pdf' ||
    /officedocument|json|xml|yaml|epub|msword/.test(media_type)
  )
    return 'document'
  return known && media_type !== 'application/zip' ? 'document' : 'other'
}
