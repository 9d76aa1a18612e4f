import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { BusinessesScreen } from '@/modules/tenancy/ui/businesses/businesses-screen'

export const metadata: Metadata = { title: t('admin.businesses') }

export default function BusinessesPage() {
  return <BusinessesScreen />
}
