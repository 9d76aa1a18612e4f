import { notFound } from '@/contract/errors'

/** Whether one of the texts holds the words that are searched for, in any letter case. No words: all do. */
export function says(search: string | null | undefined, texts: readonly string[]): boolean {
  const words = search?.trim().toLowerCase() ?? ''
  return texts.some((text) => text.toLowerCase().includes(words))
}

export const priv404 = () => notFound('Privilege')
