import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { publicPage } from '@/api/public-page'
import { PublicScreen } from '@/modules/runs/ui/public/public-screen'

interface PageProps {
  params: Promise<{ flow_id: string }>
  searchParams: Promise<{ embed?: string | string[] }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const page = await publicPage((await params).flow_id)
  return { ...(page ? { title: { absolute: page.name } } : {}), robots: { index: false } }
}

export default async function PublicFlowPage({ params, searchParams }: PageProps) {
  const page = await publicPage((await params).flow_id)
  if (!page) notFound()
  return <PublicScreen page={page} embedded={(await searchParams).embed === '1'} />
}
