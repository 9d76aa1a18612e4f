import type { ComponentDefinition } from '@/engine/component'

export const rssReader: ComponentDefinition = {
  type: 'RSSReaderSimple',
  aliases: ['RSSReaderComponent', 'RSSReader'],
  display_name: 'RSS Reader',
  description: 'Reads the entries of a feed.',
  icon: 'book-open',
  category: 'data',
  capabilities: ['network'],
  fields: [
    {
      name: 'rss_url',
      display_name: 'Feed URL',
      type: 'text',
      info: 'Address of an RSS or Atom feed.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
  ],
  outputs: [{ name: 'articles', display_name: 'Articles', types: ['DataFrame'] }],
}
