import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { FilesScreen } from '@/modules/files/ui/files-screen'

export const metadata: Metadata = { title: t('section.files') }

export default function FilesPage() {
  return <FilesScreen />
}
