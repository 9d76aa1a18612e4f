import { z } from 'zod'
import { FlowId, Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const FileId = z.uuid().describe('Id of a file')
const common = { surface: 'studio', group: 'Files' } as const
const binary = { content_type: 'application/octet-stream', description: 'The file, as an attachment' }
const image = { content_type: 'image/*', description: 'The picture' }
const nothing = z.object({})
const force = z.boolean().default(false).describe('Delete also what flows use')

/** A file of a user. Source: the studio document. */
export const UserFileRead = z
  .object({
    id: z.uuid(),
    tenant_id: z.uuid().nullable(),
    business_id: z.int().nullable(),
    is_self: z.boolean().default(false),
    user_id: z.int().nullable(),
    c_uid: z.int().nullable(),
    m_uid: z.int().nullable(),
    name: z.string().describe('Without its ending'),
    path: z.string().describe('What flows name the file by'),
    size: z.int().describe('Bytes'),
    provider: z.string().nullable(),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'UserFileRead' })

const FilesDeleteResult = z
  .object({ message: z.string(), files_deleted: z.int(), files_kept: z.int().describe('Could not be removed') })
  .meta({ id: 'FilesDeleteResult' })

const FileNameList = z.object({ files: z.array(z.string()) }).meta({ id: 'FileNameList' })
const FileName = text(300).describe('As the listing gives it')

export const fileOps = {
  browse_files: operation({
    surface: 'console',
    group: 'Files',
    access: 'file:read',
    summary: 'Your files for the console list, and how much they take',
    input: z.object({
      search: text(200).default('').describe('Part of the name, any letter case'),
      sort: z.enum(['name', 'size', 'created_at']).default('created_at'),
      order: z.enum(['asc', 'desc']).default('desc'),
      cursor: z.int().min(0).max(1_000_000).default(0).describe('Rows to skip'),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          media_type: z.string(),
          size: z.int().describe('Bytes'),
          path: z.string().describe('What flows name the file by'),
          created_at: Timestamp,
        }),
      ),
      total: z.int(),
      next_cursor: z.int().nullable(),
      used: z.object({ files: z.int(), bytes: z.number() }).describe('Of all your files, whatever is searched'),
      max_bytes: z.number().describe('Largest file that is taken'),
    }),
  }),
  upload_user_file: operation({
    ...common,
    method: 'POST',
    path: '/api/v2/files/',
    access: 'file:create',
    summary: 'Upload a file',
    description:
      'Kept for the caller. A taken name gets a number, unless append=true: then the bytes are put behind those of the file of that name.',
    status: 201,
    body: 'multipart',
    query: ['append'],
    errors: ['bad_request', 'payload_too_large', 'unsupported_media_type'],
    input: z.object({ file: z.file(), append: z.boolean().default(false) }),
    output: UserFileRead,
  }),
  list_user_files: operation({
    ...common,
    method: 'GET',
    path: '/api/v2/files/',
    access: 'file:read',
    summary: 'List your files, the newest first',
    input: nothing,
    output: z.array(UserFileRead),
  }),
  download_user_files: operation({
    ...common,
    method: 'POST',
    path: '/api/v2/files/batch/',
    access: 'file:read',
    summary: 'Download several files as a zip',
    body: { array: 'file_ids' },
    raw: [{ content_type: 'application/x-zip-compressed', description: 'A zip of the files' }],
    raw_only: true,
    input: z.object({ file_ids: z.array(FileId).min(1).max(500) }),
    output: z.array(UserFileRead),
  }),
  download_user_file: operation({
    ...common,
    method: 'GET',
    path: '/api/v2/files/{file_id}',
    access: 'file:read',
    summary: 'Download a file',
    raw: [binary, { content_type: 'text/plain', description: 'With return_content=true: its text' }],
    raw_only: true,
    errors: ['bad_request'],
    input: z.object({ file_id: FileId, return_content: z.boolean().default(false) }),
    output: UserFileRead,
  }),
  rename_user_file: operation({
    ...common,
    method: 'PUT',
    path: '/api/v2/files/{file_id}',
    access: 'file:modify',
    summary: 'Rename a file',
    description: 'The name comes as a query parameter, without its ending.',
    body: 'none',
    query: ['name'],
    input: z.object({ file_id: FileId, name: text(180).min(1) }),
    output: UserFileRead,
  }),
  list_profile_pictures: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/files/profile_pictures/list',
    access: 'public',
    summary: 'List the profile pictures',
    input: nothing,
    output: FileNameList,
  }),
  download_profile_picture: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/files/profile_pictures/{folder_name}/{file_name}',
    access: 'public',
    summary: 'A profile picture',
    raw: [image],
    raw_only: true,
    input: z.object({ folder_name: text(100), file_name: text(100) }),
    output: FileNameList,
  }),
}

/** Files of flows: declared here with the other file operations, answered by the module that knows flows. */
export const flowFileOps = {
  upload_flow_file: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/files/upload/{flow_id}',
    access: 'flow:run',
    summary: 'Upload a file for a flow',
    description: 'Its file_path can be given to runs of the flow.',
    status: 201,
    body: 'multipart',
    errors: ['bad_request', 'payload_too_large', 'unsupported_media_type'],
    input: z.object({ flow_id: FlowId, file: z.file() }),
    output: z.object({ flowId: z.string(), file_path: z.string() }).meta({ id: 'FlowFileUploadResponse' }),
  }),
  list_flow_files: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/files/list/{flow_id}',
    access: 'flow:read',
    summary: 'List the files of a flow',
    input: z.object({ flow_id: FlowId }),
    output: FileNameList,
  }),
  download_flow_file: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/files/download/{flow_id}/{file_name}',
    access: 'flow:read',
    summary: 'Download a file of a flow',
    raw: [binary],
    raw_only: true,
    input: z.object({ flow_id: FlowId, file_name: FileName }),
    output: FileNameList,
  }),
  download_flow_image: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/files/images/{flow_id}/{file_name}',
    access: 'flow:read',
    summary: 'A picture among the files of a flow',
    description: 'Only pictures that cannot run script: PNG, JPEG, GIF, WebP.',
    raw: [image],
    raw_only: true,
    errors: ['unsupported_media_type'],
    input: z.object({ flow_id: FlowId, file_name: FileName }),
    output: FileNameList,
  }),
  delete_flow_file: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/files/delete/{flow_id}/{file_name}',
    access: 'flow:run',
    summary: 'Delete a file of a flow',
    description: 'Refused with 409, which says where, while flows use it, unless force=true.',
    errors: ['conflict', 'unavailable'],
    input: z.object({ flow_id: FlowId, file_name: FileName, force }),
    output: z.object({ message: z.string() }),
  }),
}

const FileUse = z.object({
  file_id: z.uuid(),
  file_name: z.string(),
  flows: z
    .array(z.object({ id: FlowId, name: z.string(), deleted: z.boolean().describe('In the trash') }))
    .describe('Those that the caller may see'),
  hidden: z.int().describe('Other flows that use it'),
})

/** What flows do with files of users: answered by the module that knows flows. */
export const fileUseOps = {
  delete_all_user_files: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v2/files/',
    access: 'file:delete',
    summary: 'Delete all your files',
    description: 'Refused with 409, which says where, while flows use one of them, unless force=true.',
    errors: ['conflict'],
    input: z.object({ force }),
    output: FilesDeleteResult,
  }),
  delete_user_files: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v2/files/batch/',
    access: 'file:delete',
    summary: 'Delete several files',
    body: { array: 'file_ids' },
    description: 'Refused with 409, which says where, while flows use one of them, unless force=true.',
    errors: ['conflict'],
    input: z.object({ file_ids: z.array(FileId).min(1).max(500), force }),
    output: FilesDeleteResult,
  }),
  delete_user_file: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v2/files/{file_id}',
    access: 'file:delete',
    summary: 'Delete a file',
    description: 'Refused with 409, which says where, while flows use it, unless force=true.',
    errors: ['conflict', 'unavailable'],
    input: z.object({ file_id: FileId, force }),
    output: z.object({ detail: z.string() }).meta({ id: 'DetailMessage' }),
  }),
  read_file_uses: operation({
    surface: 'console',
    group: 'Files',
    access: 'file:read',
    summary: 'Which flows use your files, as they are saved or published',
    description: 'Files that no flow uses are left out.',
    input: z.object({ file_ids: z.array(FileId).min(1).max(500) }),
    output: z.array(FileUse),
  }),
  remove_files: operation({
    surface: 'console',
    group: 'Files',
    access: 'file:delete',
    summary: 'Delete your files, unless flows use them',
    description: 'Refused with 409 and the uses (`uses`) while flows use one of them, unless `anyway`.',
    input: z.object({ file_ids: z.array(FileId).min(1).max(500), anyway: z.boolean().default(false) }),
    output: FilesDeleteResult,
  }),
}
