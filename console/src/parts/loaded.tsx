import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { FaultNotice } from './fault.tsx'

/** Shows what has been fetched; before that the shape of it, and a refusal as such. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}): ReactNode {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <FaultNotice error={query.error} retry={() => void query.refetch()} />
  return <Skeleton active paragraph={{ rows: 6 }} />
}
