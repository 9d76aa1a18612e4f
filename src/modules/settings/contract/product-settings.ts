import { z } from 'zod'

/** A text in the languages of the console. */
export interface InLanguages {
  en: string
  zh: string
}

interface Words {
  name: InLanguages
  help: InLanguages
}

export type SettingControl =
  | { kind: 'switch' }
  | { kind: 'number'; min: number; max: number; whole: boolean; unit: InLanguages }
  | { kind: 'select'; options: readonly { value: string; name: InLanguages }[] }
  | { kind: 'text'; max: number }

interface Setting<S extends z.ZodType> extends Words {
  control: SettingControl
  /** Reads the value out of the text that is stored. */
  schema: S
  /** As text; for some the environment says another. */
  default_value: string
}

const flag = (on: boolean, words: Words) =>
  setting(
    { kind: 'switch' },
    z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true'),
    {
      ...words,
      default_value: String(on),
    },
  )

function number(
  value: number,
  { min, max, whole = true, unit, ...words }: Words & { min: number; max: number; whole?: boolean; unit: InLanguages },
) {
  const said = `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`
  const schema = z
    .string()
    .regex(whole ? /^\d{1,12}$/ : /^\d{1,12}(\.\d{1,6})?$/, said)
    .transform(Number)
    .pipe(z.number().min(min, said).max(max, said))
  return setting({ kind: 'number', min, max, whole, unit }, schema, { ...words, default_value: String(value) })
}

function choice<const V extends string>(value: V, options: readonly { value: V; name: InLanguages }[], words: Words) {
  const values = options.map((option) => option.value)
  return setting({ kind: 'select', options }, z.enum(values, `must be one of ${values.join(', ')}`), {
    ...words,
    default_value: value,
  })
}

const words = (value: string, max: number, said: Words) =>
  setting(
    { kind: 'text', max },
    z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`),
    {
      ...said,
      default_value: value,
    },
  )

function setting<S extends z.ZodType>(
  control: SettingControl,
  schema: S,
  rest: Words & { default_value: string },
): Setting<S> {
  return { control, schema, ...rest }
}

const seconds: InLanguages = { en: 'seconds', zh: '秒' }
const milliseconds: InLanguages = { en: 'ms', zh: '毫秒' }

/** The product's own settings, by the key of their config. Changing one takes effect without a restart. */
export const productSettings = {
  'signup.open': flag(false, {
    name: { en: 'Sign-up is open', zh: '开放注册' },
    help: {
      en: 'Anybody who reaches this installation may create an account.',
      zh: '任何能访问本系统的人都可以注册账号。',
    },
  }),
  'signup.new_users_active': flag(false, {
    name: { en: 'New accounts are active at once', zh: '新账号立即启用' },
    help: {
      en: 'Otherwise an owner of the installation activates whoever has signed up.',
      zh: '否则需由系统所有者启用新注册的账号。',
    },
  }),
  'signup.role': choice(
    'viewer',
    [
      { value: 'viewer', name: { en: 'Viewer', zh: '查看者' } },
      { value: 'member', name: { en: 'Member', zh: '成员' } },
      { value: 'editor', name: { en: 'Editor', zh: '编辑者' } },
    ],
    {
      name: { en: 'Role of new accounts', zh: '新账号的角色' },
      help: {
        en: 'What somebody may do at first in the tenant that a new account enters.',
        zh: '新账号加入租户时最初拥有的角色。',
      },
    },
  ),
  'files.max_upload_mb': number(100, {
    min: 0.01,
    max: 100,
    whole: false,
    unit: { en: 'MiB', zh: 'MiB' },
    name: { en: 'Largest file', zh: '文件大小上限' },
    help: {
      en: 'For uploaded files and documents of knowledge bases. Files that flows read or make have a limit of their own.',
      zh: '适用于上传的文件和知识库文档。流程读取或生成的文件另有上限。',
    },
  }),
  'events.delivery': choice(
    'streaming',
    [
      { value: 'streaming', name: { en: 'Streaming', zh: '流式' } },
      { value: 'direct', name: { en: 'Direct', zh: '直接' } },
      { value: 'polling', name: { en: 'Polling', zh: '轮询' } },
    ],
    {
      name: { en: 'Event delivery', zh: '事件传递方式' },
      help: {
        en: 'How clients are told to read the events of builds. Polling works behind proxies that hold streams back.',
        zh: '告知客户端如何读取构建事件。代理不支持流式传输时可使用轮询。',
      },
    },
  ),
  'public_flows.runs_per_minute': number(30, {
    min: 1,
    max: 100_000,
    unit: { en: 'runs', zh: '次' },
    name: { en: 'Runs of public flows per minute', zh: '公开流程每分钟运行次数' },
    help: {
      en: 'How many one address may start without an account; behind a proxy all share its address.',
      zh: '同一地址在未登录时可发起的次数；经由代理的访问者共用代理的地址。',
    },
  }),
  'public_flows.expiration_seconds': number(2_592_000, {
    min: 60,
    max: 31_536_000,
    unit: seconds,
    name: { en: 'Conversations of visitors expire after', zh: '访客会话过期时间' },
    help: {
      en: 'How long after its last message a conversation of a visitor with a public flow is kept. Then its messages, and what the flow remembers of it, are deleted; runs stay.',
      zh: '访客与公开流程的会话在最后一条消息之后保留多久。到期后删除其消息和流程记住的内容；运行记录保留。',
    },
  }),
  'public_flows.cleanup_interval_seconds': number(3_600, {
    min: 60,
    max: 86_400,
    unit: seconds,
    name: { en: 'Expired conversations are deleted every', zh: '过期会话清理间隔' },
    help: {
      en: 'How often conversations of visitors are looked for whose time is over.',
      zh: '多久检查一次已过期的访客会话。',
    },
  }),
  'editor.auto_saving_interval_ms': number(800, {
    min: 200,
    max: 60_000,
    unit: milliseconds,
    name: { en: 'Auto-save interval', zh: '自动保存间隔' },
    help: {
      en: 'How long the canvas waits for quiet before it saves; edits never wait longer than twice that.',
      zh: '画布停止编辑多久后自动保存；等待时间不会超过其两倍。',
    },
  }),
  'projects.default_name': words('My projects', 64, {
    name: { en: 'Name of the first project', zh: '默认项目名称' },
    help: { en: 'Given to the project that everybody has from the start.', zh: '每位用户初始项目的名称。' },
  }),
  'clients.frontend_timeout_seconds': number(0, {
    min: 0,
    max: 86_400,
    unit: seconds,
    name: { en: 'Timeout of clients', zh: '客户端超时时间' },
    help: { en: 'How long clients wait for an answer; 0 is without end.', zh: '客户端等待响应的时长；0 表示不限。' },
  }),
} as const

export type SettingKey = keyof typeof productSettings
export type SettingValue<K extends SettingKey> = z.output<(typeof productSettings)[K]['schema']>

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(productSettings, key)

export const settingKeys: readonly SettingKey[] = Object.keys(productSettings).filter(isSettingKey)
