import { readSetting } from '@/modules/settings/server'

/**
 * How accounts come to be, as the settings say now: whether strangers may make themselves one, whether it works at once,
 * and the roles it begins with (where people sign up themselves: in the installation's first tenant).
 */
export async function signUpRules(): Promise<{ open: boolean; active: boolean; role_ids: readonly string[] }> {
  const [open, active, role] = await Promise.all([
    readSetting('signup.open'),
    readSetting('signup.new_users_active'),
    readSetting('signup.role'),
  ])
  return { open, active, role_ids: [role] }
}
