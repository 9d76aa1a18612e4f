import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { DictionaryScreen } from '@/modules/settings/ui/dictionary/dictionary-screen'

export const metadata: Metadata = { title: t('admin.dictionary') }

export default function DictionaryPage() {
  return <DictionaryScreen />
}
