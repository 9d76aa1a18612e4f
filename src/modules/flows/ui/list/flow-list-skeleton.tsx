import { Skeleton } from '@/ui/skeleton'

const places = [1, 2, 3, 4, 5, 6, 7, 8]

/** The shape of the list before its rows are there. */
export function FlowListSkeleton({ asTable }: { asTable: boolean }) {
  return asTable ? (
    <div className="flex flex-col gap-px rounded-lg border p-2">
      {places.map((key) => (
        <Skeleton key={key} className="my-1.5 h-6" />
      ))}
    </div>
  ) : (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3">
      {places.map((key) => (
        <Skeleton key={key} className="h-[124px] rounded-lg" />
      ))}
    </div>
  )
}
