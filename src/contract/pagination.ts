import { z } from 'zod'

/** Page numbers as the studio documents have them: 1-based, at most 100 rows. */
export const pageQuery = {
  page: z.int().min(1).default(1).describe('Page, from 1'),
  size: z.int().min(1).max(100).default(50).describe('Rows per page, 1–100'),
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.int().describe('Rows over all pages'),
    page: z.int(),
    size: z.int(),
    pages: z.int(),
  })

/** The envelope of one page. */
export function toPage<T>(items: T[], total: number, { page, size }: { page: number; size: number }) {
  return { items, total, page, size, pages: Math.ceil(total / size) }
}
