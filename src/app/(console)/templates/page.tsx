import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { TemplatesScreen } from '@/modules/flows/ui/templates/templates-screen'

export const metadata: Metadata = { title: t('templates.title') }

export default function TemplatesPage() {
  return <TemplatesScreen />
}
