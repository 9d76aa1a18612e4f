import { z } from 'zod'
import { Timestamp, text, UserId } from '@/contract/ids'

export const Username = text(64)
  .min(2)
  .regex(/^[\p{L}\p{N}._@-]+$/u, { message: 'may hold letters, digits and . _ @ - only' })
  .transform((name) => name.toLowerCase())
  .describe('Sign-in name, 2–64 characters; letter case does not matter')

export const Password = z
  .string()
  .min(8, { message: 'must have at least 8 characters' })
  .max(256)
  .describe('8–256 characters')

export const UserOptins = z.object({
  github_starred: z.boolean().default(false),
  dialog_dismissed: z.boolean().default(false),
  discord_clicked: z.boolean().default(false),
})

/** A user as every surface shows one. Source: the studio document. */
export const UserRead = z
  .object({
    id: UserId,
    username: z.string(),
    nickname: z.string().nullable(),
    mobile: z.string().default(''),
    email: z.string().default(''),
    profile_image: z.string().nullable(),
    store_api_key: z.string().nullable().describe('Always null: keys are never read back'),
    reset_passwd: z.boolean().default(false).describe('The user has to choose a new password'),
    is_active: z.boolean(),
    is_superuser: z.boolean().describe('Owner of the installation'),
    is_locked: z.boolean().default(false),
    is_sso: z.boolean().default(false),
    create_at: Timestamp,
    updated_at: Timestamp,
    last_login_at: Timestamp.nullable(),
    optins: UserOptins.nullable(),
  })
  .meta({ id: 'UserRead' })

/** A link that was handed out for choosing a password. Text only: nothing empty ever fits nothing stored. */
export const LinkToken = z
  .string()
  .regex(/^mw_[A-Za-z0-9_-]{43}$/, { message: 'is not a link of this installation' })
  .describe('What stands after # in the link')

/** What a change of a user may carry; which of it counts is for each operation to say. Source: the studio document. */
export const UserChange = z.object({
  username: Username.nullish(),
  nickname: text(80).nullish(),
  mobile: text(32).nullish(),
  email: z.union([z.literal(''), z.email().max(254)]).nullish(),
  profile_image: text(300).nullish(),
  password: Password.nullish(),
  reset_passwd: z.boolean().nullish(),
  is_active: z.boolean().nullish(),
  is_superuser: z.boolean().nullish(),
  is_locked: z.boolean().nullish(),
  is_sso: z.boolean().nullish(),
  store_api_key: text(300).nullish(),
  last_login_at: Timestamp.nullish(),
  optins: z.record(z.string().max(64), z.unknown()).nullish(),
})
