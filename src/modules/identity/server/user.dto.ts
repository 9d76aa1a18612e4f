import type { z } from 'zod'
import type { User } from '@/platform/db/generated/client'
import { UserOptins, type UserRead } from '../contract/user.schema'

/** A user row as it may be shown; the password hash stays behind. */
export function userDto(user: User): z.infer<typeof UserRead> {
  const optins = UserOptins.safeParse(user.optins)
  return {
    id: user.id,
    username: user.username,
    nickname: user.nickname,
    mobile: user.mobile,
    email: user.email,
    profile_image: user.profile_image,
    store_api_key: null,
    reset_passwd: user.reset_passwd,
    is_active: user.is_active,
    is_superuser: user.is_superuser,
    is_locked: user.is_locked,
    is_sso: user.is_sso,
    create_at: user.create_at.toISOString(),
    updated_at: user.updated_at.toISOString(),
    last_login_at: user.last_login_at?.toISOString() ?? null,
    optins: optins.success ? optins.data : null,
  }
}
