import { t } from '@/lib/messages/t'

/** Tools that the product has itself, with the names of what they take. */
export const ownTools: readonly { name: string; label: string; takes: readonly string[] }[] = [
  { name: 'web_search', label: t('tool.web_search'), takes: ['query'] },
  { name: 'read_web_page', label: t('tool.read_web_page'), takes: ['url'] },
  { name: 'current_time', label: t('tool.current_time'), takes: ['timezone'] },
  { name: 'json_parse', label: t('tool.json_parse'), takes: ['content', 'json_filter'] },
  { name: 'run_code', label: t('tool.run_code'), takes: ['code', 'language'] },
]
