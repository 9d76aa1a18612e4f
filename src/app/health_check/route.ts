import { restRoute } from '@/api/rest-route'

export const dynamic = 'force-dynamic'

export const { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } = restRoute('studio')
