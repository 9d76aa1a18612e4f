import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'

export const RoleId = text(32)
  .min(1)
  .regex(/^[\p{L}\p{N}._-]+$/u, { message: 'may hold letters, digits and . _ - only' })
  .describe('Id of a role, 1–32 characters: owner, admin, editor, member, viewer, or one of the tenant’s own')

export const ModuleIdText = text(64).min(1).describe('Id of a module, such as flow')
export const PrivId = text(128).min(1).describe('Id of a privilege inside its module, such as read')

/** Apart from the enum: a body's default would be lost behind its name in the document. */
export const privOperationTypes = ['READ', 'WRITE', 'MODIFY', 'DELETE'] as const
export const PrivOperationTypeEnum = z.enum(privOperationTypes).meta({ id: 'PrivOperationTypeEnum' })
export type PrivOperationType = z.infer<typeof PrivOperationTypeEnum>

export const PermissionModuleRead = z
  .object({ module_id: z.string(), module_name: z.string() })
  .meta({ id: 'PermissionModuleRead' })

export const ModulePrivRead = z
  .object({
    module_id: z.string(),
    priv_id: z.string(),
    priv_name: z.string(),
    is_sys_priv: z
      .boolean()
      .describe('Comes with the product, which nobody changes, or is kept by owners of the installation'),
    priv_opr_type: PrivOperationTypeEnum.default('READ'),
    c_uid: z.int().nullable(),
    m_uid: z.int().nullable(),
    ctime: Timestamp,
    utime: Timestamp,
  })
  .meta({ id: 'ModulePrivRead' })

export const ModulePrivTreeNode = z
  .object({ module_id: z.string(), module_name: z.string(), privs: z.array(ModulePrivRead) })
  .meta({ id: 'ModulePrivTreeNode' })

export const RoleRead = z
  .object({
    role_id: z.string(),
    role_name: z.string(),
    is_sys_role: z.boolean().describe('Comes with the product: it cannot be changed or removed'),
  })
  .meta({ id: 'RoleRead' })

export const RolePrivRead = z
  .object({
    role_id: z.string(),
    module_id: z.string(),
    module_name: z.string().nullable(),
    priv_id: z.string(),
    priv_name: z.string().nullable(),
    is_sys_priv: z.boolean(),
    priv_opr_type: PrivOperationTypeEnum,
    c_uid: z.int().nullable(),
    ctime: Timestamp,
  })
  .meta({ id: 'RolePrivRead' })

export const RolePrivTreeNode = z
  .object({
    role_id: z.string(),
    role_name: z.string(),
    is_sys_role: z.boolean(),
    modules: z.array(
      z
        .object({ module_id: z.string(), module_name: z.string(), privs: z.array(RolePrivRead) })
        .meta({ id: 'RolePrivTreeModule' }),
    ),
  })
  .meta({ id: 'RolePrivTreeNode' })
