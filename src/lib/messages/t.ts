import { en } from './en'

export type MessageKey = keyof typeof en

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Values<Key extends MessageKey> = [Placeholders<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Record<Placeholders<(typeof en)[Key]>, string | number>]

/** The text under `key` in the reader's language, its `{placeholders}` filled. */
export function t<Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string {
  const text: string = en[key]
  if (values === undefined) return text
  const filled = new Map<string, string | number>(Object.entries(values))
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(filled.get(name) ?? placeholder))
}
