import { authHandler } from '@/api/auth'

export const dynamic = 'force-dynamic'
export { authHandler as GET, authHandler as POST }
