import { z } from 'zod'
import { isPrivilege, type Privilege as PrivilegeName } from '@/contract/privileges'

/** A privilege of the product, as `module:action`. */
export const Privilege = z.custom<PrivilegeName>(
  (value) => typeof value === 'string' && isPrivilege(value),
  'must be a privilege of the product, such as flow:read',
)
