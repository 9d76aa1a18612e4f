import type { z } from 'zod'
import type { StoredFile } from '@/platform/db/generated/client'
import type { UserFileRead } from '../contract/file.operations'

/** A user's file on the wire. */
export function userFileDto(file: StoredFile): z.infer<typeof UserFileRead> {
  const { stem, ending } = splitName(file.name)
  return {
    id: file.id,
    tenant_id: file.tenant_id,
    business_id: 0,
    is_self: false,
    user_id: file.user_id,
    c_uid: file.user_id,
    m_uid: file.user_id,
    name: stem,
    path: `${file.user_id ?? 'shared'}/${file.id}${ending}`,
    size: file.size,
    provider: null,
    created_at: file.create_at.toISOString(),
    updated_at: file.updated_at.toISOString(),
  }
}

/** A name and its ending, such as `.pdf`; a name that only begins with a dot has none. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? { stem: name, ending: '' } : { stem: name.slice(0, dot), ending: name.slice(dot) }
}
